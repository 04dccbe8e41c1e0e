import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { apiService, webService } from "./scripts/shared/product-services.mjs";
import { findChromium } from "./scripts/test/chromium.mjs";

const isContinuousIntegration = process.env["CI"] !== undefined;
const reportFile = process.env["RUNBOX_TEST_REPORT_FILE"] ?? "test-results/report.json";
const apiPort = Number(process.env["RUNBOX_E2E_API_PORT"] ?? 4310);
const webPort = Number(process.env["RUNBOX_E2E_WEB_PORT"] ?? 3310);
const publicUrl = `http://localhost:${webPort}`;
const dataFolder = provideDataFolder();

// Read by the tests: where the API is, and the one-time link with which the first user signs up.
process.env["RUNBOX_E2E_API_URL"] = `http://127.0.0.1:${apiPort}`;
process.env["RUNBOX_E2E_SETUP_LINK_FILE"] = path.join(dataFolder, "setup-link");
process.env["RUNBOX_E2E_DEMO_TOKEN_FILE"] = path.join(dataFolder, "demo-token");

const api = apiService({
  port: apiPort,
  publicUrl,
  databaseUrl: `file:${path.join(dataFolder, "runbox.db")}`,
  setupLinkFile: path.join(dataFolder, "setup-link"),
  demoTokenFile: path.join(dataFolder, "demo-token"),
});
const web = webService({ port: webPort, apiUrl: api.url });

export default defineConfig({
  testDir: "e2e/tests",
  // Long walks over every page, and an outage: asked for with RUNBOX_E2E_ALL=1.
  testIgnore: process.env["RUNBOX_E2E_ALL"] === "1" ? [] : [/1[012]-.*\.spec\.ts$/],
  outputDir: "test-results",
  fullyParallel: false,
  workers: 1,
  forbidOnly: isContinuousIntegration,
  // A retried pass is reported as flaky, so that it is seen.
  retries: isContinuousIntegration ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: reportFile }]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: publicUrl,
    viewport: { width: 1280, height: 800 },
    contextOptions: { reducedMotion: "reduce" },
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: findChromium(process.env) ?? "chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  projects: [{ name: "chromium" }],
  webServer: [
    { ...serverEntry(api), name: "api" },
    { ...serverEntry(web), name: "web" },
  ],
});

function serverEntry({ command, cwd, env, readyUrl }: typeof api | typeof web) {
  return {
    command: command.map((word) => JSON.stringify(word)).join(" "),
    cwd,
    env: definedValues(env),
    url: readyUrl,
    timeout: 90_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 15_000 },
    stdout: "pipe" as const,
    stderr: "pipe" as const,
  };
}

/** Playwright reads this file again in every worker; the folder is made once and handed on. */
function provideDataFolder(): string {
  const handedOn = process.env["RUNBOX_E2E_DATA_FOLDER"];
  if (handedOn !== undefined) return handedOn;
  const folder = mkdtempSync(path.join(tmpdir(), "runbox-e2e-"));
  process.env["RUNBOX_E2E_DATA_FOLDER"] = folder;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function definedValues(env: NodeJS.ProcessEnv): Record<string, string> {
  const pairs = Object.entries(env);
  return Object.fromEntries(
    pairs.filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
