import { dashboardHeaders } from "../../trpc/request-headers.ts";
import { readSignInOutcome, type SignInOutcome } from "./sign-in-outcome.ts";

const signInPath = "/auth/sign-in";
const signOutPath = "/auth/sign-out";

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Signs in; the session comes as a cookie that scripts cannot read. Never rejects. */
export async function signIn(credentials: Credentials): Promise<SignInOutcome> {
  try {
    const answer = await post(signInPath, credentials);
    return readSignInOutcome({ status: answer.status, body: await readJson(answer) });
  } catch {
    return { kind: "unreachable" };
  }
}

/** Ends the session; false when the API did not say that it did. Never rejects. */
export async function signOut(): Promise<boolean> {
  try {
    return (await post(signOutPath, {})).ok;
  } catch {
    return false;
  }
}

function post(path: string, body: object): Promise<Response> {
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...dashboardHeaders },
    body: JSON.stringify(body),
    credentials: "same-origin",
  });
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}
