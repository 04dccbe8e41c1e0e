import { defineConfig } from "prisma/config";

/**
 * For Prisma's own command line, as in `npx prisma migrate status --config prisma/prisma.config.ts`.
 * Runbox itself needs neither it nor this file: it applies the same migrations when it starts.
 */
const url = process.env["RUNBOX_DATABASE_URL"] ?? "file:.runbox/runbox.db";
const provider = url.startsWith("file:") ? "sqlite" : "postgresql";

export default defineConfig({
  schema: provider,
  migrations: { path: `${provider}/migrations` },
  datasource: { url },
});
