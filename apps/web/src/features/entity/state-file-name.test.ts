import { expect, it } from "vitest";
import { stateFileName } from "./state-file-name.ts";

it.each([
  ["billing-eu", "account-7", "billing-eu_account-7_60000.bin"],
  ["a:b", "eu-west-1:primary", "a-b_eu-west-1-primary_60000.bin"],
  ["a....b", "x", "a.b_x_60000.bin"],
])("names the state of %s, %s as %s", (runId, entityId, name) => {
  expect(stateFileName({ runId, entityId, instant: 60_000 })).toBe(name);
});
