import { expect, it } from "vitest";
import { parseSavepointId } from "../model/ids.ts";
import { createIdSource } from "./id-source.ts";

it("makes ids of the grammar that sort by time", () => {
  let nowMs = 0;
  const ids = createIdSource(() => nowMs);
  const made = [0, 1, 35, 36, 1_700_000_000_000, 1_700_000_000_001, 8_640_000_000_000].map(
    (time) => {
      nowMs = time;
      return parseSavepointId(ids.next("sp"));
    },
  );
  expect(made.toSorted()).toEqual(made);
});

it("makes no id twice in one moment", () => {
  const ids = createIdSource(() => 1_700_000_000_000);
  const made = new Set(Array.from({ length: 10_000 }, () => ids.next("evt")));
  expect(made.size).toBe(10_000);
});
