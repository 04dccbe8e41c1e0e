import type { Logger } from "pino";
import type { ApiServices } from "../api-services.ts";
import type { Sessions } from "../identity/sessions.ts";
import type { SignInGuard } from "../identity/sign-in-guard.ts";

/** What the HTTP side works with. */
export interface HttpServices extends ApiServices {
  readonly logger: Logger;
  readonly sessions: Sessions;
  readonly signInGuard: SignInGuard;
}
