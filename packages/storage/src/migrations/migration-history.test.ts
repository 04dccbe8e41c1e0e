import { describe, expect, it } from "vitest";
import { compareHistories } from "./migration-history.ts";

const migration = (name: string) => ({ name, sql: "", checksum: `sum of ${name}` });
const applied = (name: string, changes = {}) => ({
  name,
  checksum: `sum of ${name}`,
  isFinished: true,
  isRolledBack: false,
  ...changes,
});
const OURS = [migration("1_init"), migration("2_more")];

describe("a database's schema", () => {
  it.each([
    ["is behind without any migration", undefined, "behind"],
    ["is behind without the newest", [applied("1_init")], "behind"],
    ["is current with all", [applied("1_init"), applied("2_more")], "current"],
    [
      "is current when a failed attempt was rolled back and repeated",
      [applied("1_init"), applied("2_more", { isRolledBack: true }), applied("2_more")],
      "current",
    ],
  ])("%s", (_, history, kind) => {
    expect(compareHistories(OURS, history).kind).toBe(kind);
  });

  it.each([
    [[applied("1_init", { isFinished: false })], "begun and did not finish"],
    [[applied("1_init", { checksum: "other" })], "was changed since"],
    [[applied("2_more")], "2_more was applied where 1_init belongs"],
    [
      [applied("1_init"), applied("2_more"), applied("3_new")],
      "a newer version has applied the migration 3_new",
    ],
  ])("is refused when its history is another (%#)", (history, detail) => {
    expect(compareHistories(OURS, history)).toMatchObject({
      kind: "diverged",
      detail: expect.stringContaining(detail),
    });
  });
});
