/** How signing in went. */
export type SignInOutcome =
  | { readonly kind: "signed-in" }
  /** Wrong address or password: which of the two is not told. */
  | { readonly kind: "refused" }
  /** Too many tries; `retryAfterMs` when the API says how long to wait. */
  | { readonly kind: "limited"; readonly retryAfterMs: number | null }
  | { readonly kind: "unreachable" }
  | {
      readonly kind: "failed";
      readonly message: string;
      readonly requestId: string | undefined;
    };

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const unreachableStatuses = [502, 504];

/** Reads what the API answered to signing in. */
export function readSignInOutcome({ status, body }: Answer): SignInOutcome {
  if (status >= 200 && status < 300) return { kind: "signed-in" };
  const error = errorFields(body);
  if (error.reason === "AUTH.INVALID_CREDENTIALS" || status === 401) return { kind: "refused" };
  if (error.reason === "REQUEST.RATE_LIMITED" || status === 429) {
    return { kind: "limited", retryAfterMs: error.retryAfterMs };
  }
  if (unreachableStatuses.includes(status)) return { kind: "unreachable" };
  const message = error.message ?? "Signing in failed.";
  return { kind: "failed", message, requestId: error.requestId };
}

interface ErrorFields {
  readonly reason: string | undefined;
  readonly message: string | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | null;
}

/** The fields of an error body, which carries them as tRPC does: text outside, facts in `data`. */
function errorFields(body: unknown): ErrorFields {
  const error = field(body, "error");
  const data = field(error, "data");
  const retryAfterMs = field(field(data, "facts"), "retryAfterMs");
  return {
    reason: text(field(data, "reason")),
    message: text(field(error, "message")),
    requestId: text(field(data, "requestId")),
    retryAfterMs: typeof retryAfterMs === "number" ? retryAfterMs : null,
  };
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  const fields: Partial<Record<string, unknown>> = { ...value };
  return fields[name];
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
