import { describe, expect, it } from "vitest";
import { chordOf, stepHotkeys } from "./hotkey-matcher.ts";

const press = (
  key: string,
  held: Partial<Record<"ctrl" | "meta" | "alt" | "shift", true>> = {},
) => ({
  key,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
  altKey: held.alt ?? false,
  shiftKey: held.shift ?? false,
});

describe("a chord", () => {
  it.each([
    [press("k", { ctrl: true }), "mod+k"],
    [press("k", { meta: true }), "mod+k"],
    [press("X", { shift: true }), "shift+x"],
    [press("?", { shift: true }), "?"],
    [press("/"), "/"],
    [press(" "), "space"],
    [press("ArrowDown"), "arrowdown"],
    [press("ArrowRight", { shift: true }), "shift+arrowright"],
    [press("Shift", { shift: true }), null],
  ])("of %j is %s", (event, chord) => {
    expect(chordOf(event)).toBe(chord);
  });
});

describe("a sequence", () => {
  const bindings = [{ keys: "g r" }, { keys: "r" }, { keys: "g a" }, { keys: "t" }];

  it("waits after its first key", () => {
    expect(stepHotkeys(bindings, [], "g")).toEqual({ kind: "wait", pending: ["g"] });
  });

  it("runs on its last key, and not the single key of the same name", () => {
    expect(stepHotkeys(bindings, ["g"], "r")).toEqual({ kind: "run", binding: { keys: "g r" } });
    expect(stepHotkeys(bindings, [], "r")).toEqual({ kind: "run", binding: { keys: "r" } });
  });

  it("that breaks off gives its last key a fresh start", () => {
    expect(stepHotkeys(bindings, ["g"], "t")).toEqual({ kind: "run", binding: { keys: "t" } });
    expect(stepHotkeys(bindings, ["g"], "g")).toEqual({ kind: "wait", pending: ["g"] });
  });

  it("of an unknown key does nothing", () => {
    expect(stepHotkeys(bindings, [], "q")).toEqual({ kind: "none" });
  });
});

it("prefers the binding that came last", () => {
  const early = { keys: "j", from: "page" };
  const late = { keys: "j", from: "panel" };
  expect(stepHotkeys([early, late], [], "j")).toEqual({ kind: "run", binding: late });
});
