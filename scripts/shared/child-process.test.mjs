import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startChild } from "./child-process.mjs";
import { waitUntil } from "./wait-until.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "runbox-child-"));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * @param {string} name
 * @param {string} program
 */
function start(name, program) {
  const logFile = path.join(folder, name);
  const child = startChild({
    command: [process.execPath, "-e", program],
    cwd: folder,
    env: process.env,
    logFile,
  });
  return { child, readLog: () => readFileSync(logFile, "utf8") };
}

describe("startChild", () => {
  it("writes both outputs to the log and tells the exit code", async () => {
    const { child, readLog } = start(
      "exit",
      "console.log('out'); console.error('err'); process.exit(3)",
    );
    await expect(child.exited).resolves.toEqual({ code: 3, signal: null });
    expect(readLog()).toMatch(/out[\s\S]*err/);
  });

  it("tells why a program could not be started", async () => {
    const logFile = path.join(folder, "absent");
    const child = startChild({ command: ["/absent"], cwd: folder, env: {}, logFile });
    const { failure } = await child.exited;
    expect(failure?.message).toContain("ENOENT");
    expect(child.isRunning()).toBe(false);
  });

  it("lets a child end by itself when it is stopped", async () => {
    const program =
      "process.on('SIGTERM', () => { console.log('bye'); process.exit(0); }); setInterval(() => {}, 1000); console.log('up')";
    const { child, readLog } = start("graceful", program);
    await waitUntil(() => readLog().includes("up"), { timeoutMs: 10_000 });
    await child.stop();
    await expect(child.exited).resolves.toEqual({ code: 0, signal: null });
    expect(readLog()).toContain("bye");
  });

  it("kills a child that does not listen, and its children with it", async () => {
    const stubborn = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);";
    const program = `${stubborn} const c = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(`${stubborn} console.log('pid', process.pid, 'up')`)}], { stdio: 'inherit' });`;
    const { child, readLog } = start("stubborn", program);
    await waitUntil(() => readLog().includes("up"), { timeoutMs: 10_000 });
    const grandchild = Number(/pid (\d+)/.exec(readLog())?.[1]);
    await child.stop({ graceMs: 200 });
    await expect(child.exited).resolves.toEqual({ code: null, signal: "SIGKILL" });
    const gone = await waitUntil(() => !isAlive(grandchild), { timeoutMs: 5_000 });
    expect(gone).toBe(true);
  });
});

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
