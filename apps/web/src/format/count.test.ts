import { describe, expect, it } from "vitest";
import { countOf, formatCompactCount, formatCount, formatShare, partOf } from "./count.ts";

it("separates thousands", () => {
  expect(formatCount(1_214_000)).toBe("1,214,000");
});

it.each([
  [999, "999"],
  [1_214, "1.2k"],
  [40_000, "40k"],
  [3_100_000, "3.1M"],
])("shortens %d to %s", (count, shown) => {
  expect(formatCompactCount(count)).toBe(shown);
});

it("puts the noun in the right number", () => {
  expect(countOf(1, "entity", "entities")).toBe("1 entity");
  expect(countOf(0, "run")).toBe("0 runs");
  expect(countOf(1_214, "entity", "entities")).toBe("1,214 entities");
});

it("says a part of a whole", () => {
  expect(partOf(31, 50)).toBe("31 of 50");
});

describe("a share", () => {
  it("is whole only when nothing is missing", () => {
    expect(formatShare(9_999, 10_000)).toBe("99 %");
    expect(formatShare(10_000, 10_000)).toBe("100 %");
  });

  it("is nothing only when nothing is there", () => {
    expect(formatShare(1, 10_000)).toBe("1 %");
    expect(formatShare(0, 10_000)).toBe("0 %");
  });

  it("of nothing is a dash", () => {
    expect(formatShare(0, 0)).toBe("–");
  });
});
