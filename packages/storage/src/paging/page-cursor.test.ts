import { describe, expect, it } from "vitest";
import { cutPage, readCursor } from "./page-cursor.ts";

const positionOf = (item: number): readonly [number, string] => [item, `id-${item}`];
const firstPage = cutPage("list", [1, 2, 3], { limit: 2 }, positionOf);

describe("a page", () => {
  it("has a cursor when there is more, which holds the place of its last row", () => {
    expect(firstPage.items).toEqual([1, 2]);
    const cursor = firstPage.nextCursor ?? "";
    expect(readCursor("list", { limit: 2, cursor }, "number")).toEqual([2, "id-2"]);
  });

  it("has none when it is the last", () => {
    expect(cutPage("list", [1, 2], { limit: 2 }, positionOf).nextCursor).toBeNull();
  });

  it("refuses the cursor of another list, one that was made up and one of another type", () => {
    const cursor = firstPage.nextCursor ?? "";
    const code = "INPUT.INVALID_CURSOR";
    const failing = [
      () => readCursor("other", { limit: 2, cursor }, "number"),
      () => readCursor("list", { limit: 2, cursor }, "string"),
      () => readCursor("list", { limit: 2, cursor: "made up" }, "number"),
      () => readCursor("list", { limit: 2, cursor: "" }, "number"),
    ];
    for (const read of failing) expect(read).toThrow(expect.objectContaining({ code }));
  });

  it.each([0, 201, 1.5, Number.NaN])("refuses a limit of %s", (limit) => {
    expect(() => readCursor("list", { limit }, "number")).toThrow(
      expect.objectContaining({ code: "INPUT.INVALID_OPTION" }),
    );
  });
});
