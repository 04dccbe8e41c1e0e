import { describe, expect, it } from "vitest";
import { findMissingPackages, findResolvedHosts } from "./lockfile-rule.mjs";
import { findMissingPlatforms } from "./optional-platforms.mjs";

describe("findResolvedHosts", () => {
  it("finds packages with an address, not links inside the repository", () => {
    const packages = {
      "node_modules/a": { resolved: "https://registry.example/a.tgz" },
      "node_modules/@runbox/core": { resolved: "packages/core", link: true },
      "node_modules/b": {},
    };
    const found = findResolvedHosts(JSON.stringify({ packages }));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("node_modules/a ");
  });
});

const native = {
  "node_modules/native": {
    version: "1.0.0",
    dev: true,
    optionalDependencies: {
      "@native/linux-x64": "1.0.0",
      "@native/darwin-64": "1.0.0",
      "@native/linux-arm64-musl": "1.0.0",
      "a-range": "^2.0.0",
    },
  },
  "node_modules/@native/linux-x64": { version: "1.0.0", optional: true },
};

describe("findMissingPackages", () => {
  it("names the absent packages of other platforms", () => {
    const found = findMissingPackages(JSON.stringify({ packages: native }));
    expect(found.map((line) => /node_modules\/\S+/.exec(line)?.[0])).toEqual([
      "node_modules/@native/darwin-64",
      "node_modules/@native/linux-arm64-musl",
    ]);
  });

  it("finds a package that is nested below its parent", () => {
    const packages = {
      "packages/a/node_modules/b": { optionalDependencies: { c: "1.0.0", d: "1.0.0" } },
      "packages/a/node_modules/b/node_modules/c": {},
      "packages/a/node_modules/d": {},
    };
    expect(findMissingPackages(JSON.stringify({ packages }))).toEqual([]);
  });
});

describe("findMissingPlatforms", () => {
  it("reads platform, processor and library from the name", () => {
    expect(findMissingPlatforms(native).map(({ entry }) => entry)).toEqual([
      { version: "1.0.0", cpu: ["x64"], dev: true, optional: true, os: ["darwin"] },
      {
        version: "1.0.0",
        cpu: ["arm64"],
        dev: true,
        libc: ["musl"],
        optional: true,
        os: ["linux"],
      },
    ]);
  });

  it("leaves nothing to add once its entries are in", () => {
    const added = findMissingPlatforms(native).map(({ path, entry }) => [path, entry]);
    expect(findMissingPlatforms({ ...native, ...Object.fromEntries(added) })).toEqual([]);
  });
});
