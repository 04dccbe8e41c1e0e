import { describe, expect, it } from "vitest";
import { contentPolicy } from "./content-policy.ts";

describe("the content policy of production", () => {
  const policy = contentPolicy({
    nonce: "bm9uY2U=",
    isDevelopment: false,
    styleHashes: ["sha256-x"],
  });
  const directives = new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources] as const;
    }),
  );

  it("starts from nothing", () => {
    expect(directives.get("default-src")).toEqual(["'none'"]);
  });

  it("runs scripts by nonce only", () => {
    expect(directives.get("script-src")).toEqual(["'nonce-bm9uY2U='", "'strict-dynamic'"]);
  });

  it("allows inline style attributes but no inline style elements", () => {
    expect(directives.get("style-src-attr")).toEqual(["'unsafe-inline'"]);
    expect(directives.get("style-src")).toEqual(["'self'", "'nonce-bm9uY2U='", "'sha256-x'"]);
  });

  it("talks to its own origin only and cannot be framed", () => {
    expect(directives.get("connect-src")).toEqual(["'self'"]);
    expect(directives.get("frame-ancestors")).toEqual(["'none'"]);
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
  });
});

it("lets the development server evaluate and reload", () => {
  const policy = contentPolicy({ nonce: "n", isDevelopment: true, styleHashes: [] });
  expect(policy).toContain("'unsafe-eval'");
  expect(policy).toContain("connect-src 'self' ws:");
});
