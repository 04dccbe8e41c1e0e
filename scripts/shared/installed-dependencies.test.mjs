import { describe, expect, it } from "vitest";
import { holdsEverything } from "./installed-dependencies.mjs";

const locked = {
  "": { version: "0.1.0" },
  "packages/core": { version: "0.1.0" },
  "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
  "node_modules/other-platform": { version: "2.0.0", integrity: "sha512-o", optional: true },
};

describe("holdsEverything", () => {
  it("is true without the optional packages of other platforms", () => {
    expect(holdsEverything({ "node_modules/a": locked["node_modules/a"] }, locked)).toBe(true);
  });

  it("is false when a package is missing", () => {
    expect(holdsEverything({}, locked)).toBe(false);
  });

  it("is false when a version differs", () => {
    const installed = { "node_modules/a": { version: "0.9.0", integrity: "sha512-a" } };
    expect(holdsEverything(installed, locked)).toBe(false);
  });

  it("is false when the content behind a version differs", () => {
    const installed = { "node_modules/a": { version: "1.0.0", integrity: "sha512-b" } };
    expect(holdsEverything(installed, locked)).toBe(false);
  });

  it("is false when something is installed that the lockfile dropped", () => {
    const installed = {
      "node_modules/a": locked["node_modules/a"],
      "node_modules/dropped": { version: "1.0.0", integrity: "sha512-d" },
    };
    expect(holdsEverything(installed, locked)).toBe(false);
  });
});
