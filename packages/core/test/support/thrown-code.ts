import { isRunboxError } from "../../src/errors/runbox-error.ts";

/** The code of what a call throws; the thrown thing itself when it is no error of ours. */
export function thrownCode(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return isRunboxError(error) ? error.code : error;
  }
  return "nothing thrown";
}

/** The code of what a promise rejects with. */
export async function rejectedCode(promise: Promise<unknown> | undefined): Promise<unknown> {
  if (promise === undefined) return "no promise";
  try {
    await promise;
  } catch (error) {
    return isRunboxError(error) ? error.code : error;
  }
  return "nothing thrown";
}
