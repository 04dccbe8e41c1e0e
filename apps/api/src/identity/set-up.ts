import type { WireUser } from "../routers/user/user.schema.ts";
import type { NewUser } from "./users.ts";

/** Makes the first administrator, once, for whoever holds the code. */
export interface SetUp {
  isPending(): Promise<boolean>;
  /** @throws `AUTH.SETUP_UNAVAILABLE` */
  complete(
    code: string,
    user: Omit<NewUser, "role">,
    request: { readonly requestId: string; readonly address: string | null },
  ): Promise<WireUser>;
}
