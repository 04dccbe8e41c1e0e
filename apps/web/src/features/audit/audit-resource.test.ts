import { expect, it } from "vitest";
import { readResource } from "./audit-resource.ts";

it.each([
  ["run:flights-2001", { kind: "run", name: "flights-2001", href: "/runs/flights-2001" }],
  ["run:a/entity:b", { kind: "run", name: "a/entity:b", href: "/runs/a" }],
  ["user:jana@example.org", { kind: "user", name: "jana@example.org", href: null }],
  ["procedure", { kind: "procedure", name: "", href: null }],
])("reads %j", (text, resource) => expect(readResource(text)).toEqual(resource));

it("never links to what is no run id", () => {
  expect(readResource("run:../../evil").href).toBeNull();
  expect(readResource("run:<b>").href).toBeNull();
});
