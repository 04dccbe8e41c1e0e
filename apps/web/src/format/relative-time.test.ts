import { expect, it } from "vitest";
import { formatRelativeTime } from "./relative-time.ts";

const nowMs = Date.UTC(2026, 10, 24, 6);

it.each([
  [0, "just now"],
  [-1_999, "just now"],
  [-12_000, "12 s ago"],
  [-59_999, "59 s ago"],
  [-60_000, "1 min ago"],
  [-3 * 3_600_000, "3 h ago"],
  [-4 * 86_400_000, "4 d ago"],
  [5 * 60_000, "in 5 min"],
])("says %d ms from now as %s", (offsetMs, shown) => {
  expect(formatRelativeTime(nowMs + offsetMs, nowMs)).toBe(shown);
});
