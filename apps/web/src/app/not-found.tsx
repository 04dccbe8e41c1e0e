import { AuthFrame } from "../components/shell/auth-frame.tsx";
import { NotFoundState } from "../components/states/not-found-state.tsx";
import { readEnv } from "../env.ts";

export default function NotFound() {
  return (
    <AuthFrame environmentName={readEnv().environmentName}>
      <h1 className="sr-only">Not found</h1>
      <NotFoundState />
    </AuthFrame>
  );
}
