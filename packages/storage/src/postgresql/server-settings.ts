import { storageErrors } from "@runbox/core";
import { type Client, Prisma } from "../database/prisma-client.ts";

/** Settings without which a server forgets what it acknowledged. */
const NEEDED = ["fsync", "full_page_writes", "synchronous_commit"] as const;

/** @throws `STORAGE.UNSAFE_SETTINGS` when a setting that durability needs is off. */
export async function checkServerSettings(client: Client): Promise<void> {
  const rows = await client.$queryRaw<{ name: string; setting: string }[]>(
    Prisma.sql`SELECT "name", "setting" FROM pg_settings WHERE "name" IN (${Prisma.join([...NEEDED])})`,
  );
  for (const { name, setting } of rows) {
    if (setting === "off") throw storageErrors.unsafeStorageSettings(name, setting, "on");
  }
}
