"use client";

import type { Role, WireUser } from "@runbox/api";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/react.tsx";
import { useIdempotentMutation } from "../../trpc/use-idempotent-mutation.ts";

export interface UserChange {
  readonly userId: string;
  readonly role?: Role;
  readonly isDisabled?: boolean;
  readonly reason: string;
}

/** Changes a user and reads the list again. */
export function useUpdateUser(onDone: (user: WireUser) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useIdempotentMutation({
    call: (client, input: UserChange, options) => client.user.update.mutate(input, options),
    onSuccess: async (user) => {
      onDone(user);
      await queryClient.invalidateQueries({ queryKey: trpc.user.list.queryKey() });
    },
  });
}
