import { expect, it } from "vitest";
import { ariaSort, nextSort } from "./table-sort.ts";

it("sorts a new column upwards and turns round on the next press", () => {
  const first = nextSort({ sortKey: "age", direction: "asc" }, "name");
  expect(first).toEqual({ sortKey: "name", direction: "asc" });
  expect(nextSort(first, "name")).toEqual({ sortKey: "name", direction: "desc" });
});

it("says the order of the sorted column only", () => {
  const sort = { sortKey: "name", direction: "desc" } as const;
  expect(ariaSort(sort, "name")).toBe("descending");
  expect(ariaSort(sort, "age")).toBe("none");
  expect(ariaSort(undefined, "name")).toBe("none");
});
