import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createMemoryStorage, type IdSource, type Storage } from "@runbox/core";
import type { StorageHarness } from "../src/suite/storage-harness.ts";

/** Opens a durable storage by its address. */
type OpenStorage = (options: { readonly url: string }) => Promise<Storage>;

/**
 * The storage that was asked for on the command line: `memory`, `sqlite` (a file of its own that
 * is removed again), `postgresql` (the empty database that RUNBOX_TEST_POSTGRES_URL names), or an
 * address, `file:…` or `postgresql:…`. What an address names is used as it is found: give it a
 * fresh file, or an empty database.
 */
export async function chooseStorage(choice: string): Promise<StorageHarness> {
  const address = toAddress(choice);
  if (address === "memory") {
    return {
      name: "memory",
      create: async () => createMemoryStorage({ ids: createCountingIds() }),
      reopen: async (previous) => previous,
      destroy: (storage) => storage.close(),
    };
  }
  const openStorage = await importOpenStorage();
  const open = () => openStorage({ url: address });
  return {
    name: address.startsWith("file:") ? "sqlite" : "postgresql",
    create: open,
    reopen: async (previous) => {
      await previous.close();
      return open();
    },
    destroy: (storage) => storage.close(),
  };
}

function toAddress(choice: string): string {
  if (choice === "sqlite") {
    const folder = mkdtempSync(path.join(tmpdir(), "runbox-model-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return `file:${path.join(folder, "model.db")}`;
  }
  if (choice !== "postgresql") return choice;
  const url = process.env["RUNBOX_TEST_POSTGRES_URL"];
  if (url === undefined) throw new RangeError("RUNBOX_TEST_POSTGRES_URL names no database.");
  return url;
}

/** Ids without chance: the same trial gives the same ones, and they cost nothing. */
function createCountingIds(): IdSource {
  let count = 0;
  return {
    next: (prefix) => {
      count += 1;
      return `${prefix}_${count}`;
    },
  };
}

async function importOpenStorage(): Promise<OpenStorage> {
  // By a name that the compiler does not follow: this package must not depend on a storage.
  const name = "@runbox/storage";
  const module: { readonly openStorage: OpenStorage } = await import(name);
  return module.openStorage;
}
