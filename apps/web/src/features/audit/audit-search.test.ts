import { expect, it } from "vitest";
import { isAuditFiltered, loadAuditSearch, toAuditQuery } from "./audit-search.ts";

const search = (query: string) => loadAuditSearch(new URLSearchParams(query));

it("asks for everything without filters", () => {
  expect(toAuditQuery(search(""), 0)).toEqual({});
  expect(isAuditFiltered(search(""))).toBe(false);
});

it("hands every filter of the address on", () => {
  const found = search(
    "actor=u1&action=run.delete&resource=run:flights&from=2026-11-24T06:00:00.000Z&to=2026-11-24T07:00:00.000Z",
  );
  expect(toAuditQuery(found, 0)).toEqual({
    actorId: "u1",
    action: "run.delete",
    resourcePrefix: "run:flights",
    fromMs: Date.UTC(2026, 10, 24, 6),
    toMs: Date.UTC(2026, 10, 24, 7),
  });
  expect(isAuditFiltered(found)).toBe(true);
});

it("leaves out an action that does not exist", () => {
  expect(toAuditQuery(search("action=run.explode"), 0)).toEqual({});
});
