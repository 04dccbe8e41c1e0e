import { describe, expect, it } from "vitest";
import {
  isFiltered,
  loadRunsSearch,
  type RunsSearch,
  toCountsQuery,
  toRunsQuery,
} from "./runs-search.ts";

const nowMs = Date.UTC(2026, 10, 24, 12);

function search(query: string): RunsSearch {
  return loadRunsSearch(new URLSearchParams(query));
}

describe("toRunsQuery", () => {
  it("asks for everything, newest activity first, without filters", () => {
    expect(toRunsQuery(search(""), nowMs)).toEqual({ sort: "activeAt", descending: true });
  });

  it("hands every filter of the address on", () => {
    const query = toRunsQuery(
      search(
        "q=eu&status=running,failed&tag=team=billing&scenario=flights&range=1h&sort=runId&order=asc",
      ),
      nowMs,
    );
    expect(query).toEqual({
      idContains: "eu",
      statuses: ["running", "failed"],
      tag: { key: "team", value: "billing" },
      scenario: "flights",
      activeFromMs: nowMs - 3_600_000,
      sort: "runId",
      descending: false,
    });
  });

  it("looks for a health only among running runs, unless it is unknown", () => {
    expect(toRunsQuery(search("health=stalled"), nowMs).statuses).toEqual(["running"]);
    expect(toRunsQuery(search("health=stalled,unknown"), nowMs).statuses).toBeUndefined();
    expect(toRunsQuery(search("health=stalled&status=failed"), nowMs).statuses).toEqual(["failed"]);
  });

  it("leaves out what the address holds but nobody could have chosen", () => {
    const query = toRunsQuery(
      search("status=exploded&tag=nonsense&sort=size&from=never&q=%20"),
      nowMs,
    );
    expect(query).toEqual({ sort: "activeAt", descending: true });
  });

  it("never sends a text longer than the API takes", () => {
    expect(toRunsQuery(search(`q=${"a".repeat(500)}`), nowMs).idContains).toHaveLength(128);
  });
});

it("counts by status whatever status is chosen", () => {
  const counts = toCountsQuery(search("status=failed&health=stalled&q=eu"), nowMs);
  expect(counts).toEqual({ idContains: "eu", sort: "activeAt", descending: true });
});

describe("isFiltered", () => {
  it("knows an order from a filter", () => {
    expect(isFiltered(search("sort=runId&order=asc"))).toBe(false);
    expect(isFiltered(search("health=lagging"))).toBe(true);
    expect(isFiltered(search("to=2026-11-24T06:00:00.000Z"))).toBe(true);
  });
});
