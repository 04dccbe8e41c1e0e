import { spawn } from "node:child_process";
import { printFailure } from "./shared/plain-failure.mjs";
import { quietEnvironment } from "./shared/quiet-environment.mjs";
import { startThrowawayPostgres } from "./throwaway-postgres.mjs";

// Runs one command beside a private PostgreSQL: npm run with-postgres -- vitest run packages/storage

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("Usage: npm run with-postgres -- <command> [arguments]\n");
  process.exit(2);
}

try {
  const postgres = await startThrowawayPostgres();
  const child = spawn(file, args, {
    stdio: "inherit",
    env: quietEnvironment({ RUNBOX_TEST_POSTGRES_URL: postgres.url }),
  });
  // The command gets the terminal's interrupt itself; this process stays to stop the server.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.once("error", (failure) => process.stderr.write(`${file}: ${failure.message}\n`));
  child.once("close", async (code) => {
    await postgres.stop();
    process.exit(code ?? 1);
  });
} catch (failure) {
  printFailure(failure);
  process.exit(1);
}
