/** Tells the API that a request was made by the dashboard's own code and not by a foreign form. */
export const dashboardHeaders: Readonly<Record<string, string>> = {
  "x-runbox-request": "dashboard",
};

/** Carries the key under which a mutation takes effect once, however often it is sent. */
const idempotencyHeader = "idempotency-key";

/** The header of a mutation's key, if its caller gave one. */
export function idempotencyHeaders(
  context: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const key = context["idempotencyKey"];
  return typeof key === "string" ? { [idempotencyHeader]: key } : {};
}
