import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import { parseRunId, runErrors } from "@runbox/core";
import { describe, expect, it } from "vitest";
import { classifyFailure, toStorageError } from "./database-errors.ts";

/** As the client wraps what its driver threw. */
function wrapped(code: string, kind: string, message = "failed"): Error {
  const cause = { kind, originalCode: code, originalMessage: message, message };
  const inner = new DriverAdapterError(cause as never);
  return Object.assign(new Error("Invalid call"), {
    code: "P2010",
    meta: { driverAdapterError: inner },
  });
}

const socketError = Object.assign(new Error("connect refused"), { code: "ECONNREFUSED" });

describe("a failure of the database", () => {
  it.each([
    ["a full disk on SQLite", wrapped("SQLITE_FULL", "sqlite"), "full"],
    ["a full disk on PostgreSQL", wrapped("53100", "postgres"), "full"],
    ["a lock on SQLite", wrapped("SQLITE_BUSY", "SocketTimeout"), "transient"],
    ["a serialization failure", wrapped("40001", "TransactionWriteConflict"), "transient"],
    ["a deadlock", wrapped("40P01", "TransactionWriteConflict"), "transient"],
    ["a server that stops", wrapped("57P01", "postgres"), "transient"],
    ["a server that is not there", socketError, "transient"],
    ["a connection that ended", new Error("Connection terminated unexpectedly"), "transient"],
    ["a row that exists", wrapped("23505", "UniqueConstraintViolation"), "unique"],
    ["a disk that fails", wrapped("SQLITE_IOERR_FSYNC", "sqlite"), "broken"],
    ["an error of our own", runErrors.runNotFound(parseRunId("a")), "own"],
    ["a bug", new TypeError("x is not a function"), "own"],
  ])("%s is recognized", (_, error, kind) => {
    expect(classifyFailure(error).kind).toBe(kind);
  });

  it("comes out with the code that says what to do", () => {
    const full = wrapped("SQLITE_FULL", "sqlite");
    const busy = wrapped("SQLITE_BUSY", "SocketTimeout");
    const bug = new TypeError("bug");
    expect(toStorageError(classifyFailure(full), full)).toMatchObject({ code: "STORAGE.FULL" });
    expect(toStorageError(classifyFailure(busy), busy)).toMatchObject({
      code: "STORAGE.UNAVAILABLE",
    });
    expect(toStorageError(classifyFailure(bug), bug)).toBe(bug);
  });
});
