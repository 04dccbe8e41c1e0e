import { invalidRequest } from "../errors/request-errors.ts";
import { middleware } from "../trpc.ts";
import { INPUT_DEPTH_MAX } from "./limits.ts";

/** Property names that could reach a prototype somewhere behind us. */
const UNSAFE_NAMES: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Refuses inputs that are nested too deep or carry names that no input of ours has. */
export const guardInput = middleware(async ({ ctx, getRawInput, next }) => {
  if (ctx.binaryBody === null) checkInput(await getRawInput());
  return next();
});

/** @throws `REQUEST.INVALID` */
function checkInput(input: unknown): void {
  // Level by level, not by recursion: the nesting is what must not hurt.
  let level: readonly unknown[] = [input];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > INPUT_DEPTH_MAX) {
      throw invalidRequest("it is nested too deep", `Nest at most ${INPUT_DEPTH_MAX} levels.`);
    }
    level = level.flatMap(childrenOf);
  }
}

function childrenOf(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.filter((item) => typeof item === "object");
  if (Object.keys(value).some((name) => UNSAFE_NAMES.has(name))) {
    throw invalidRequest("a property has an unsafe name", "Leave it out.");
  }
  return Object.values(value);
}
