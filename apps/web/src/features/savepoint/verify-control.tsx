"use client";

import type { WireSavepoint } from "@runbox/api";
import { ShieldCheck } from "lucide-react";
import { Button } from "../../components/ui/button.tsx";
import { notifyDone, notifyFailed } from "../../components/ui/notify.ts";
import { formatBytes } from "../../format/bytes.ts";
import { formatCount } from "../../format/count.ts";
import { errorText, toApiError } from "../../trpc/api-error.ts";
import { useIdempotentMutation } from "../../trpc/use-idempotent-mutation.ts";
import { useMay } from "../auth/index.ts";

/** Reads every byte of a savepoint on the server and compares it with what was written. */
export function VerifyControl({ savepoint }: { readonly savepoint: WireSavepoint }) {
  const isOperator = useMay("operator");
  const { runId, savepointId } = savepoint;
  const mutation = useIdempotentMutation({
    call: (client, input: { runId: string; savepointId: string }, options) =>
      client.savepoint.verify.mutate(input, options),
    onSuccess: (result) => {
      if (result.isSound) {
        notifyDone("The savepoint is sound", {
          description: `${formatCount(result.verifiedCount)} states, ${formatBytes(result.verifiedBytes)} read and matched.`,
        });
      } else notifyFailed("The savepoint is damaged", { description: result.damage ?? "" });
    },
    onError: (thrown) =>
      notifyFailed("The check did not finish", { description: errorText(toApiError(thrown)) }),
  });
  return (
    <Button
      icon={<ShieldCheck aria-hidden />}
      loading={mutation.isPending}
      disabledReason={isOperator ? undefined : "Operators may verify savepoints."}
      onClick={() => mutation.mutate({ runId, savepointId })}
    >
      Verify
    </Button>
  );
}
