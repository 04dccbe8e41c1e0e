import { describe, expect, it } from "vitest";
import { dataAsOfMs, streamPillState } from "./stream-status.ts";

const lostMs = 1_000_000;
const lost = { kind: "connecting", sinceMs: lostMs, lastLiveMs: lostMs - 200 } as const;

describe("the stream pill", () => {
  it.each([
    [0, "live"],
    [1_000, "live"],
    [1_001, "connecting"],
    [10_000, "connecting"],
    [10_001, "offline"],
  ])("%d ms after the loss says %s", (waitedMs, state) => {
    expect(streamPillState(lost, lostMs + waitedMs)).toBe(state);
  });

  it("never says live before the first connection", () => {
    const first = { kind: "connecting", sinceMs: lostMs, lastLiveMs: null } as const;
    expect(streamPillState(first, lostMs)).toBe("connecting");
  });

  it("hides while nothing listens", () => {
    expect(streamPillState({ kind: "off" }, lostMs)).toBe("hidden");
  });
});

it("dates the data of a lost stream by the last thing that came in", () => {
  expect(dataAsOfMs(lost)).toBe(lostMs - 200);
  expect(dataAsOfMs({ kind: "paused", sinceMs: lostMs })).toBe(lostMs);
  expect(dataAsOfMs({ kind: "live" })).toBeNull();
});
