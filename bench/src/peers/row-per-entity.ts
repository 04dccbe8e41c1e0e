import { PrismaPg } from "@prisma/adapter-pg";
import { encodeState } from "@runbox/core";
import { PrismaClient } from "../generated/row-per-entity/client.ts";

/** What one writes first: a table with a row for each entity and savepoint. */
export interface RowPerEntity {
  save(instant: number, states: readonly unknown[]): Promise<void>;
  close(): Promise<void>;
}

/** Creates the table in an empty PostgreSQL database. */
export async function createRowPerEntity(connectionString: string): Promise<RowPerEntity> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString }) });
  await prisma.$executeRaw`
    CREATE TABLE "EntityState" (
      "runId" text NOT NULL, "instant" bigint NOT NULL, "entityId" text NOT NULL,
      "state" bytea NOT NULL, PRIMARY KEY ("runId", "instant", "entityId"))`;
  return {
    async save(instant, states) {
      const data = states.map((state, index) => ({
        runId: "bench",
        instant: BigInt(instant),
        entityId: `route:${index.toString(36)}`,
        state: new Uint8Array(encodeState(state).bytes),
      }));
      await prisma.entityState.createMany({ data });
    },
    close: () => prisma.$disconnect(),
  };
}
