import { expect, test } from "vitest";
import { readEnvironment } from "./env.ts";

test("an empty environment is enough, and binds to this machine alone", () => {
  expect(readEnvironment({})).toMatchObject({
    kind: "settings",
    unknownNames: [],
    settings: {
      host: "127.0.0.1",
      port: 4_000,
      publicUrl: "http://localhost:3000",
      isProxyTrusted: false,
      authSecret: undefined,
      pushBodyBytesMax: 67_108_864,
    },
  });
});

test("an empty value counts as absent", () => {
  expect(readEnvironment({ RUNBOX_API_PORT: "" })).toMatchObject({ settings: { port: 4_000 } });
});

test("what does not fit is named, and its value is not repeated", () => {
  const secret = "too short a secret";
  const reading = readEnvironment({
    RUNBOX_API_PORT: "many",
    RUNBOX_AUTH_SECRET: secret,
    RUNBOX_PUBLIC_URL: "javascript:alert(1)",
  });
  if (reading.kind !== "invalid") throw new TypeError("expected problems");
  expect(reading.problems.map((problem) => problem.split(":")[0]).toSorted()).toEqual([
    "RUNBOX_API_PORT",
    "RUNBOX_AUTH_SECRET",
    "RUNBOX_PUBLIC_URL",
  ]);
  expect(reading.problems.join()).not.toContain(secret);
});

test("misspelled names of ours are found, those of others are not", () => {
  const reading = readEnvironment({ RUNBOX_PROT: "1", RUNBOX_API_URL: "x", PATH: "/bin" });
  expect(reading).toMatchObject({ unknownNames: ["RUNBOX_PROT"] });
});
