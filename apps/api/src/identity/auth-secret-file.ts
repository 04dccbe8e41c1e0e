import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SECRET_BYTES = 32;
const SECRET_FORM = /^[A-Za-z0-9_-]{43}$/;
const FILE_NAME = "auth-secret";
const FOLDER_WITHOUT_DATABASE_FILE = ".runbox";

/** Where the secret is kept: beside the database file, or in `.runbox` when there is none. */
export function authSecretPath(databaseUrl: string): string {
  if (!databaseUrl.startsWith("file:")) return join(FOLDER_WITHOUT_DATABASE_FILE, FILE_NAME);
  const file = databaseUrl.startsWith("file://")
    ? fileURLToPath(databaseUrl)
    : databaseUrl.slice("file:".length).split("?")[0];
  return join(dirname(file ?? ""), FILE_NAME);
}

/** Reads the secret that signs sessions, or makes and keeps one. For its owner's eyes only. */
export async function readOrMakeAuthSecret(path: string): Promise<string> {
  const kept = await readKept(path);
  if (kept !== undefined) return kept;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  try {
    await writeFile(path, secret, { mode: 0o600, flag: "wx" });
    return secret;
  } catch (error) {
    // Another process made it in the meantime.
    const theirs = await readKept(path);
    if (theirs === undefined) throw error;
    return theirs;
  }
}

async function readKept(path: string): Promise<string | undefined> {
  try {
    const secret = (await readFile(path, "utf8")).trim();
    await chmod(path, 0o600);
    return SECRET_FORM.test(secret) ? secret : undefined;
  } catch {
    return undefined;
  }
}
