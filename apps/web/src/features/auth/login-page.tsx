"use client";

import { useQuery } from "@tanstack/react-query";
import { Callout } from "../../components/ui/callout.tsx";
import { ApiProvider, useTRPC } from "../../trpc/react.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export interface LoginPageProps {
  /** Checked: a path of this dashboard. */
  readonly returnPath: string;
}

/** Sign-in, and back to where one was. */
export function LoginPage({ returnPath }: LoginPageProps) {
  return (
    <ApiProvider>
      <div className="flex flex-col gap-5">
        <h1 className="text-lg font-semibold">Sign in</h1>
        <ServiceNotice />
        {/* A full load: the new session starts with an empty cache. */}
        <SignInForm onSignedIn={() => window.location.assign(returnPath)} />
      </div>
    </ApiProvider>
  );
}

const recheckMs = 5_000;

/** Says before one types that signing in cannot work now. */
function ServiceNotice() {
  const trpc = useTRPC();
  const health = useQuery(
    trpc.system.health.queryOptions({}, { refetchInterval: recheckMs, staleTime: 0 }),
  );
  if (health.isError) {
    return (
      <Callout tone="critical" title="The API cannot be reached">
        Signing in will work once it runs. This page keeps checking.
      </Callout>
    );
  }
  if (health.data?.status === "unavailable" || health.data?.status === "draining") {
    return (
      <Callout tone="caution" title="The service is not ready">
        {health.data.status === "draining"
          ? "It is stopping; try again in a moment."
          : "Its database cannot be used now."}{" "}
        This page keeps checking.
      </Callout>
    );
  }
  if (health.data?.isSetUpPending === true) {
    return (
      <Callout tone="info" title="Nobody can sign in yet">
        Make the first administrator with the one-time link in the log of the API.
      </Callout>
    );
  }
  return null;
}
