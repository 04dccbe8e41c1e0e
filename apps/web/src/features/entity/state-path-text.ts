import type { StatePath } from "@runbox/api";
import { visibleText } from "../../format/visible-text.ts";

const plainName = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** A path as people write it: `$.cart.items[3]["unit price"]`. Hidden characters are escaped. */
export function statePathText(path: StatePath): string {
  return `$${path.map(stepText).join("")}`;
}

function stepText(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return plainName.test(step) ? `.${step}` : `[${visibleText(JSON.stringify(step))}]`;
}

/** A path as a key for maps and element ids; equal for equal paths only. */
export function statePathKey(path: StatePath): string {
  return JSON.stringify(path);
}
