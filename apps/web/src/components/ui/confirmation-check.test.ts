import { describe, expect, it } from "vitest";
import { confirmationObstacle, matchesPhrase, phraseFeedback } from "./confirmation-check.ts";

describe("a typed phrase", () => {
  it("matches with white space around it", () => {
    expect(matchesPhrase("  billing-eu v4\n", "billing-eu v4")).toBe(true);
  });

  it("does not match in another case", () => {
    expect(matchesPhrase("Billing-EU v4", "billing-eu v4")).toBe(false);
    expect(phraseFeedback("Billing-EU v4", "billing-eu v4")).toContain("case");
  });

  it("is not called wrong while it is a beginning of the phrase", () => {
    expect(phraseFeedback("billing", "billing-eu v4")).toBeNull();
    expect(phraseFeedback("billling", "billing-eu v4")).not.toBeNull();
  });
});

describe("a confirmation", () => {
  const demand = { phrase: "billing-eu v4", reasonRequired: true };

  it("asks for the reason before the phrase", () => {
    expect(confirmationObstacle(demand, { typedPhrase: "billing-eu v4", reason: " " })).toContain(
      "reason",
    );
  });

  it("names the phrase that is missing", () => {
    expect(confirmationObstacle(demand, { typedPhrase: "", reason: "bad data" })).toContain(
      "billing-eu v4",
    );
  });

  it("goes ahead once both are given", () => {
    expect(
      confirmationObstacle(demand, { typedPhrase: "billing-eu v4", reason: "bad data" }),
    ).toBeNull();
  });

  it("goes ahead at once when nothing is asked", () => {
    const free = { phrase: null, reasonRequired: false };
    expect(confirmationObstacle(free, { typedPhrase: "", reason: "" })).toBeNull();
  });
});
