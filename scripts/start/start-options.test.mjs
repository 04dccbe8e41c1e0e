import { describe, expect, it } from "vitest";
import { inRepository } from "../shared/repository-root.mjs";
import { readStartOptions } from "./start-options.mjs";

describe("readStartOptions", () => {
  it("has defaults that need no configuration", () => {
    expect(readStartOptions([], {})).toEqual({
      demo: false,
      webPort: 3000,
      apiPort: 4000,
      databaseUrl: `file:${inRepository(".runbox/runbox.db")}`,
    });
  });

  it("prefers the command line to the environment", () => {
    const env = { RUNBOX_API_PORT: "4100", RUNBOX_DATABASE_URL: "file:/from-env.db" };
    const args = ["--demo", "--port", "3100", "--api-port=4200", "--database", "postgresql://h/d"];
    expect(readStartOptions(args, env)).toEqual({
      demo: true,
      webPort: 3100,
      apiPort: 4200,
      databaseUrl: "postgresql://h/d",
    });
    expect(readStartOptions([], env)).toMatchObject({
      apiPort: 4100,
      databaseUrl: "file:/from-env.db",
    });
  });

  it.each([
    [["--port", "0"], "from 1 to 65535"],
    [["--port", "70000"], "from 1 to 65535"],
    [["--port", "3e3"], "from 1 to 65535"],
    [["--port", "4000"], "two numbers"],
    [["--database", "mysql://h/d"], "file: or postgresql://"],
    [["--colour"], "--colour"],
  ])("refuses %j with a sentence", (args, sentence) => {
    expect(() => readStartOptions(args, {})).toThrow(sentence);
  });
});
