import { describe, expect, it } from "vitest";
import { selectStages } from "./select-stages.mjs";
import { stages } from "./stages.mjs";

/** @param {readonly string[]} words */
const namesOf = (words) => selectStages(stages, words).map(({ name }) => name);

describe("selectStages", () => {
  it("takes every check and test without words, and no trial", () => {
    const expected = stages.filter(({ group }) => group !== "trials");
    expect(selectStages(stages, [])).toEqual(expected);
    expect(expected.length).toBeLessThan(stages.length);
  });

  it("adds what a stage requires, in the order of the list", () => {
    expect(namesOf(["e2e"])).toEqual(["generate", "build", "e2e"]);
  });

  it("takes a whole group", () => {
    const checks = stages.filter(({ group }) => group === "checks").map(({ name }) => name);
    expect(namesOf(["checks"])).toEqual(checks);
  });

  it("refuses an unknown word and lists the known ones", () => {
    expect(() => namesOf(["unti"])).toThrow(/no stage "unti".*unit/);
  });
});

describe("stages", () => {
  it("require only stages that come before them", () => {
    stages.forEach(({ requires }, index) => {
      const before = stages.slice(0, index).map(({ name }) => name);
      expect(before).toEqual(expect.arrayContaining([...requires]));
    });
  });

  it("have names of their own, apart from the groups", () => {
    const names = ["checks", "tests", "trials", ...stages.map(({ name }) => name)];
    expect(new Set(names).size).toBe(names.length);
  });
});
