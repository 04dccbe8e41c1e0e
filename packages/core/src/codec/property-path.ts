/** A step from a value into one of its parts. */
export type PathStep = string | number;

const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;
const SHOWN_KEY_CHARACTERS = 60;

/** Writes a path as people read it: `$.items[3].sku`, `$["odd key"]`. */
export function formatPath(steps: readonly PathStep[]): string {
  return `$${steps.map(formatStep).join("")}`;
}

function formatStep(step: PathStep): string {
  if (typeof step === "number") return `[${step}]`;
  if (PLAIN_KEY.test(step)) return `.${step}`;
  return `[${JSON.stringify(step.slice(0, SHOWN_KEY_CHARACTERS))}]`;
}
