import { describe, expect, it } from "vitest";
import { findBreaches } from "./source-rules.mjs";

const inCore = "packages/core/src/run-state/example.ts";

/**
 * The names of the rules that a source breaks.
 *
 * @param {string} source
 * @param {string} [path]
 */
function broken(source, path = inCore) {
  return findBreaches(path, source).map((line) => / {2}([a-z-]+): /.exec(line)?.[1]);
}

describe("findBreaches", () => {
  it("allows 400 lines of code, not counting comments and blank lines", () => {
    const code = "export const a = [\n  1,\n];\n".repeat(133);
    const padding = "// why\n\n/** what */\n".repeat(200);
    expect(broken(`${padding}${code}export const last = 1;\n`)).toEqual([]);
    expect(broken(`${padding}${code}export const last = 1;\nexport const over = 1;\n`)).toEqual([
      "file-length",
    ]);
  });

  it("counts every line of a multi-line text", () => {
    expect(broken(`export const text = \`${"line\n".repeat(401)}\`;`)).toEqual(["file-length"]);
  });

  it.each([
    "export const a: any = 1;",
    "export const a = b as any;",
    "export type A = Map<string, any>;",
    "export function f(a: readonly any[]) {}",
  ])("finds any in: %s", (source) => {
    expect(broken(source)).toEqual(["no-any"]);
  });

  it("leaves the word any alone in texts, comments and names", () => {
    expect(
      broken('/* as any */ export const any = "x as any"; export const b = { any: 1 };'),
    ).toEqual([]);
  });

  it.each(["@ts-ignore", "@ts-expect-error", "biome-ignore lint: x"])("finds %s", (marker) => {
    expect(broken(`// ${marker}\nexport const a = 1;`)).toEqual(["no-suppression"]);
  });

  it("finds bare errors in sources, not in tests or scripts", () => {
    const source = 'export function f() {\n  throw new Error("x");\n}';
    expect(broken(source)).toEqual(["typed-errors"]);
    expect(broken(source, "apps/api/src/main.ts")).toEqual(["typed-errors"]);
    expect(broken(source, "packages/core/src/run-state/example.test.ts")).toEqual([]);
    expect(broken(source, "scripts/example.mjs")).toEqual([]);
  });

  it.each([
    "Date.now()",
    "new Date()",
    "setTimeout(f, 1)",
    "Math.random()",
    "randomUUID()",
    "crypto.randomUUID()",
    "performance.now()",
  ])("finds %s in core", (call) => {
    expect(broken(`export const a = () => ${call};`)).toEqual(["time-and-chance-are-ports"]);
  });

  it("allows the clock in its port, in other packages, and dates made of arguments", () => {
    expect(broken("export const a = Date.now();", "packages/core/src/ports/clock.ts")).toEqual([]);
    expect(broken("export const a = Date.now();", "packages/storage/src/a.ts")).toEqual([]);
    expect(broken("export const a = new Date(5);")).toEqual([]);
  });

  it("reads JSX", () => {
    const source = "export function A() {\n  return <p>it&apos;s: any</p>;\n}";
    expect(broken(source, "apps/web/src/components/a.tsx")).toEqual([]);
  });

  it("names file and line", () => {
    expect(findBreaches(inCore, "\n\nexport const a: any = 1;")[0]).toMatch(`${inCore}:3  no-any`);
  });
});
