import { expect, it } from "vitest";
import { formatEventSpan, formatEventSpans } from "./event-span.ts";

it("writes event time as a duration, and a logical clock as ticks", () => {
  expect(formatEventSpan(60_000, "epoch-ms")).toBe("1m");
  expect(formatEventSpan(1, "logical")).toBe("1 tick");
  expect(formatEventSpans(180_000, 240_000, "epoch-ms")).toBe("3m to 4m");
  expect(formatEventSpans(1_500, 1_750, "logical")).toBe("1,500 to 1,750 ticks");
});
