import { expect, it } from "vitest";
import { firstRunSnippet } from "./first-run-snippet.ts";

it("sends a whole run to the given address", () => {
  const snippet = firstRunSnippet("https://runbox.example");
  expect(snippet).toContain("curl https://runbox.example/trpc/run.create ");
  const body = snippet.slice(snippet.indexOf("'{") + 1, snippet.lastIndexOf("'"));
  expect(JSON.parse(body)).toEqual({
    runId: "first-run",
    schedule: 60_000,
    startFrom: 0,
    entityIds: ["a", "b"],
  });
});
