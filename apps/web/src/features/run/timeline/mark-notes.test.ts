import { expect, it } from "vitest";
import { markOf } from "./mark.fixture.ts";
import { placeNotes } from "./mark-notes.ts";

const open = (x: number) => markOf({ status: "open", end: x, note: "31/50" });
const keysOf = (xs: readonly number[]) =>
  placeNotes(xs.map(open), (mark) => mark.end).map(({ x }) => x);

it("shows every note that has room", () => {
  expect(keysOf([0, 46, 92])).toEqual([0, 46, 92]);
});

it("keeps the oldest of notes that would overlap", () => {
  expect(keysOf([0, 20, 40, 60])).toEqual([0, 60]);
});

it("has no note for what is complete", () => {
  expect(placeNotes([markOf({})], () => 0)).toEqual([]);
});
