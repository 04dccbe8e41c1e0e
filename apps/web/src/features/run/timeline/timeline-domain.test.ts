import { expect, it } from "vitest";
import { type DomainFacts, timelineDomain } from "./timeline-domain.ts";

const MINUTE = 60_000;

const facts = (change: Partial<DomainFacts>): DomainFacts => ({
  range: { from: 51 * MINUTE, to: null },
  startFrom: 0,
  newestInstant: 100 * MINUTE,
  interval: MINUTE,
  marks: { start: 50 * MINUTE, end: 100 * MINUTE },
  ...change,
});

it("covers the first cell whole and ends at the newest instant", () => {
  expect(timelineDomain(facts({}))).toEqual({ from: 50 * MINUTE, to: 100 * MINUTE });
});

it("shows nothing before the run began", () => {
  const domain = timelineDomain(
    facts({ startFrom: 70 * MINUTE, marks: { start: 70 * MINUTE, end: 100 * MINUTE } }),
  );
  expect(domain).toEqual({ from: 70 * MINUTE, to: 100 * MINUTE });
});

it("keeps the first cell whole when the run began inside its interval", () => {
  const domain = timelineDomain(
    facts({ startFrom: 70.5 * MINUTE, marks: { start: 70 * MINUTE, end: 100 * MINUTE } }),
  );
  expect(domain.from).toBe(70 * MINUTE);
});

it("leaves room for what comes while the run is young", () => {
  const domain = timelineDomain(
    facts({ startFrom: 98 * MINUTE, marks: { start: 98 * MINUTE, end: 100 * MINUTE } }),
  );
  expect(domain).toEqual({ from: 98 * MINUTE, to: 122 * MINUTE });
});

it("covers exactly what was zoomed to", () => {
  const range = { from: 60 * MINUTE, to: 80 * MINUTE };
  expect(timelineDomain(facts({ range }))).toEqual({ from: 59 * MINUTE, to: 80 * MINUTE });
});

it("covers all of it when no bound is asked for", () => {
  const domain = timelineDomain(facts({ range: { from: null, to: null } }));
  expect(domain).toEqual({ from: 50 * MINUTE, to: 100 * MINUTE });
});
