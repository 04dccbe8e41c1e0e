import { describe, expect, it } from "vitest";
import { ERROR_CODES, isErrorCode } from "./error-codes.ts";
import { InvariantViolation, isRunboxError, RunboxError } from "./runbox-error.ts";
import { outcomeUnknown } from "./storage-errors.ts";

describe("an error of Runbox", () => {
  it("carries code, facts, advice and cause, and says whether to try again", () => {
    const cause = new RangeError("socket");
    const error = outcomeUnknown(cause);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: "RunboxError",
      code: "STORAGE.OUTCOME_UNKNOWN",
      facts: {},
    });
    expect(error.cause).toBe(cause);
    expect(error.retryable).toBe(ERROR_CODES["STORAGE.OUTCOME_UNKNOWN"].retryable);
    expect(error.advice).not.toBe("");
  });

  it("is known as one also when another copy of the module made it", () => {
    const other = Object.assign(new Error("x"), { name: "RunboxError", code: "RUN.FENCED" });
    expect(isRunboxError(other)).toBe(true);
    expect(isRunboxError(new RunboxError("RUN.FENCED", { message: "", advice: "" }))).toBe(true);
  });

  it("is neither any other error nor anything that is none", () => {
    for (const thrown of [new Error("x"), new InvariantViolation("x"), null, "RUN.FENCED", {}]) {
      expect(isRunboxError(thrown)).toBe(false);
    }
  });
});

it("knows its codes, and no name that only objects have", () => {
  expect(Object.keys(ERROR_CODES).every(isErrorCode)).toBe(true);
  for (const text of ["constructor", "__proto__", "RUN.OTHER", "", 1, null]) {
    expect(isErrorCode(text)).toBe(false);
  }
});
