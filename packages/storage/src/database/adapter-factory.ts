import type {
  SqlDriverAdapterFactory,
  SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";

/** Opens connections for the Prisma client. */
export type AdapterFactory = SqlDriverAdapterFactory;

/** Opens connections for the schema engine, which also wants an empty database to compare with. */
export type MigrationAwareFactory = SqlMigrationAwareDriverAdapterFactory;
