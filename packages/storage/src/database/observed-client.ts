import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { InvariantViolation } from "@runbox/core";
import type { AdapterFactory } from "./adapter-factory.ts";
import type { Connection } from "./connection.ts";
import { observeDriver } from "./driver-transaction.ts";
import type { Client } from "./prisma-client.ts";

/**
 * Connects a client now, so that what is wrong with the database shows here and not in some write.
 *
 * @param createClient makes the client of the provider.
 */
export async function connectObserved(
  factory: AdapterFactory,
  createClient: (factory: AdapterFactory) => Client,
): Promise<Connection> {
  let driver: SqlDriverAdapter | undefined;
  const observed = observeDriver(factory, (connected) => {
    driver = connected;
  });
  const client = createClient(observed);
  await client.$connect();
  if (driver === undefined) throw new InvariantViolation("The client connected to nothing.");
  return { client, driver, close: () => client.$disconnect() };
}
