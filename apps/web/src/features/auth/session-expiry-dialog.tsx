"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { useSessionGate } from "../../trpc/react.tsx";
import { loginHref } from "./return-path.ts";
import { useSessionUser } from "./session-provider.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/**
 * Opens over the page when the session has ended. Signing in sends the held calls again: what was
 * typed or under way stays. Closing it leaves the page as it is, without new data.
 */
export function SessionExpiryDialog() {
  const gate = useSessionGate();
  const user = useSessionUser();
  const queryClient = useQueryClient();
  const isExpired = useSyncExternalStore(gate.subscribe, gate.isExpired, () => false);
  const restore = () => {
    gate.restore();
    void queryClient.invalidateQueries();
  };
  const signInElsewise = () => {
    const { pathname, search } = window.location;
    window.location.assign(loginHref(`${pathname}${search}`));
  };
  return (
    <Dialog
      open={isExpired}
      onOpenChange={(open) => {
        if (!open) gate.giveUp();
      }}
      width="sm"
      title="Your session has ended"
      description="Sign in again to go on. Nothing on this page is lost."
    >
      <SignInForm
        {...(user === null ? {} : { email: user.email })}
        onSignedIn={restore}
        actions={
          <Button variant="ghost" onClick={signInElsewise}>
            Sign in as somebody else
          </Button>
        }
      />
    </Dialog>
  );
}
