/** Durable storage on SQLite and PostgreSQL. */

export type { AuthDatabase } from "./access/auth-database.ts";
export type { DatabaseStorage } from "./create-storage.ts";
export type { StepHook, StorageStep } from "./database/storage-step.ts";
export { openStorage, type StorageOptions } from "./open-storage.ts";
