import { describe, expect, it } from "vitest";
import { requireNode, requireNpm } from "./host-requirements.mjs";

describe("requireNode", () => {
  it.each(["20.19.0", "20.20.2", "22.1.0", "24.21.0"])("accepts %s", (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });

  it.each(["18.20.8", "20.18.3"])("refuses %s and names it", (version) => {
    expect(() => requireNode(version)).toThrow(version);
  });
});

describe("requireNpm", () => {
  it("accepts npm 11", () => {
    expect(() => requireNpm("11.0.0")).not.toThrow();
  });

  it("refuses npm 10 and says how to get a newer one", () => {
    expect(() => requireNpm("10.9.4")).toThrow("npm install --global npm@11");
  });

  it("says that npm was not found", () => {
    expect(() => requireNpm(undefined)).toThrow("none was found");
  });
});
