import path from "node:path";
import { inRepository } from "./repository-root.mjs";

/**
 * The caller's environment for tools of the repository: its own Node and tools first on the
 * path, and every telemetry and update check off.
 *
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function quietEnvironment(extra = {}) {
  const tools = inRepository("node_modules", ".bin");
  return {
    ...process.env,
    PATH: `${tools}${path.delimiter}${process.env["PATH"] ?? ""}`,
    CHECKPOINT_DISABLE: "1",
    DO_NOT_TRACK: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    ...extra,
  };
}
