import { expect, it } from "vitest";
import { parseTag } from "./tag-text.ts";

it.each([
  ["team=billing", { key: "team", value: "billing" }],
  ["query=a=b", { key: "query", value: "a=b" }],
  [" team = billing eu ", { key: "team", value: "billing eu" }],
  ["team=", { key: "team", value: "" }],
])("reads %j", (text, tag) => expect(parseTag(text)).toEqual(tag));

it.each([["team"], ["=billing"], ["te am=x"], ["<b>=x"]])("refuses %j", (text) => {
  expect(parseTag(text)).toBeNull();
});
