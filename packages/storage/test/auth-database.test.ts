import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DatabaseStorage, openStorage } from "../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "runbox-auth-"));
let storage: DatabaseStorage;

beforeAll(async () => {
  storage = await openStorage({ url: `file:${join(folder, "runs.db")}` });
});
afterAll(async () => {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

function openAdapter() {
  return storage.auth({
    user: {
      additionalFields: {
        role: { type: "string", required: true },
        disabled: { type: "boolean", required: true },
      },
    },
  });
}

async function createPerson(email: string) {
  return openAdapter().create<Record<string, unknown>, { readonly id: string }>({
    model: "user",
    data: {
      name: "Ada",
      email,
      emailVerified: true,
      role: "operator",
      disabled: false,
      createdAt: new Date(),
      updatedAt: new Date(),
    },
  });
}

describe("the sign-in library's database", () => {
  it("keeps a person with role and a session of theirs", async () => {
    const adapter = openAdapter();
    const { id } = await createPerson("ada@example.org");
    await adapter.create({
      model: "session",
      data: {
        token: "t1",
        userId: id,
        expiresAt: new Date(Date.now() + 60_000),
        createdAt: new Date(),
        updatedAt: new Date(),
      },
    });
    const session = await adapter.findOne({
      model: "session",
      where: [{ field: "token", value: "t1" }],
      join: { user: true },
    });
    expect(session).toMatchObject({
      userId: id,
      user: { email: "ada@example.org", role: "operator", disabled: false },
    });
  });

  it("refuses a second person with the same address", async () => {
    await createPerson("twice@example.org");
    await expect(createPerson("twice@example.org")).rejects.toMatchObject({ code: "P2002" });
  });

  it("takes everything back when a transaction of the library fails", async () => {
    const adapter = openAdapter();
    const attempt = adapter.transaction(async (inner) => {
      await inner.create({
        model: "verification",
        data: { identifier: "undone", value: "v", expiresAt: new Date() },
      });
      throw new RangeError("the library changed its mind");
    });
    await expect(attempt).rejects.toThrow("changed its mind");
    const where = [{ field: "identifier", value: "undone" }];
    expect(await adapter.findOne({ model: "verification", where })).toBeNull();
  });

  it("ends the sessions of a person who is deleted", async () => {
    const adapter = openAdapter();
    const { id } = await createPerson("gone@example.org");
    const data = { token: "t2", userId: id, expiresAt: new Date(), updatedAt: new Date() };
    await adapter.create({ model: "session", data: { ...data, createdAt: new Date() } });
    await adapter.delete({ model: "user", where: [{ field: "id", value: id }] });
    const where = [{ field: "token", value: "t2" }];
    expect(await adapter.findOne({ model: "session", where })).toBeNull();
  });
});
