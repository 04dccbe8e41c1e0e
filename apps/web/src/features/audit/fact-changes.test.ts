import { expect, it } from "vitest";
import { factChanges } from "./fact-changes.ts";

it("puts what changed first", () => {
  expect(factChanges({ name: "Jana", role: "viewer" }, { name: "Jana", role: "admin" })).toEqual([
    { name: "role", before: "viewer", after: "admin", isChanged: true },
    { name: "name", before: "Jana", after: "Jana", isChanged: false },
  ]);
});

it("tells a fact that is null from one that is not there", () => {
  const changes = factChanges({ until: null }, { note: "kept" });
  expect(changes).toEqual([
    { name: "until", before: "null", after: undefined, isChanged: true },
    { name: "note", before: undefined, after: "kept", isChanged: true },
  ]);
});

it("has nothing to show for nothing", () => expect(factChanges(null, null)).toEqual([]));
