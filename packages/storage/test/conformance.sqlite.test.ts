import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { InvariantViolation, type Storage } from "@runbox/core";
import { describeStorage } from "@runbox/storage-conformance";
import { openStorage } from "../src/index.ts";

const files = new Map<Storage, string>();

const freshFile = () => join(mkdtempSync(join(tmpdir(), "runbox-sqlite-")), "runs.db");

async function open(file: string): Promise<Storage> {
  const storage = await openStorage({ url: `file:${file}` });
  files.set(storage, file);
  return storage;
}

function fileOf(storage: Storage): string {
  const file = files.get(storage);
  if (file === undefined) throw new InvariantViolation("The storage is not one of this test.");
  return file;
}

/** The file and its log as a process leaves them that is killed now. */
function copyAsKilled(file: string): string {
  const copy = freshFile();
  for (const suffix of ["", "-wal"]) {
    if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix);
  }
  return copy;
}

async function destroy(storage: Storage): Promise<void> {
  await storage.close();
  rmSync(dirname(fileOf(storage)), { recursive: true, force: true });
}

describeStorage({
  name: "sqlite",
  create: () => open(freshFile()),
  async reopen(previous) {
    const copy = copyAsKilled(fileOf(previous));
    await destroy(previous);
    return open(copy);
  },
  destroy,
});
