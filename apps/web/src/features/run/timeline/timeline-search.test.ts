import { expect, it } from "vitest";
import { loadTimelineSearch, toTimelineQuery } from "./timeline-search.ts";

it("reads what the address says, and falls back where it says nonsense", () => {
  expect(loadTimelineSearch({ view: "table", show: "200", from: "5", to: "x" })).toEqual({
    view: "table",
    show: "200",
    from: 5,
    to: null,
  });
  expect(loadTimelineSearch({ view: "3d", show: "7" })).toMatchObject({
    view: "timeline",
    show: "50",
  });
});

it("asks the API only for bounds that there are", () => {
  expect(toTimelineQuery("a", { from: null, to: null })).toEqual({ runId: "a" });
  expect(toTimelineQuery("a", { from: 0, to: 9 })).toEqual({ runId: "a", from: 0, to: 9 });
});
