import { z } from "zod";

const MIB = 1_048_576;

const flag = z
  .enum(["true", "false", "1", "0"])
  .transform((text) => text === "true" || text === "1");
const byteCount = z.coerce.number().int().min(1_024);

/** Settings of the process; each is an environment variable, given here with its meaning. */
const environment = z.object({
  /** `file:…` for SQLite, `postgresql://…` for PostgreSQL. */
  RUNBOX_DATABASE_URL: z.string().min(1).default("file:./.runbox/runbox.db"),
  RUNBOX_API_PORT: z.coerce.number().int().min(0).max(65_535).default(4_000),
  RUNBOX_HOST: z.string().min(1).default("127.0.0.1"),
  /** Where people open the dashboard; requests with a session must come from this origin. */
  RUNBOX_PUBLIC_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:3000"),
  /** Where the set-up link is written while there is no administrator. */
  RUNBOX_SETUP_LINK_FILE: z.string().min(1).optional(),
  /** Where a token for the demonstration runs (`flights-…`) is written at every start. */
  RUNBOX_DEMO_TOKEN_FILE: z.string().min(1).optional(),
  /** The largest state that is accepted and decoded for viewing. */
  RUNBOX_STATE_MAX_BYTES: byteCount.default(64 * MIB),
  RUNBOX_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
    .default("info"),
  /** Signs session cookies; made and kept in a file when absent. */
  RUNBOX_AUTH_SECRET: z.string().min(32).optional(),
  /** Whether `x-forwarded-for` of the peer is believed: only behind a proxy of your own. */
  RUNBOX_TRUST_PROXY: flag.default(false),
  /** What a scraper shows as a bearer token; without it /metrics answers the loopback only. */
  RUNBOX_METRICS_TOKEN: z.string().min(16).optional(),
  /** The largest push batch, and the largest list of entities. */
  RUNBOX_PUSH_BODY_MAX_BYTES: byteCount.default(64 * MIB),
});

type EnvironmentName = keyof typeof environment.shape;

/** Settings of the process, checked. */
export interface Settings {
  readonly databaseUrl: string;
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly setUpLinkFile: string | undefined;
  readonly demoTokenFile: string | undefined;
  readonly stateBytesMax: number;
  readonly logLevel: string;
  readonly authSecret: string | undefined;
  readonly isProxyTrusted: boolean;
  readonly metricsToken: string | undefined;
  readonly pushBodyBytesMax: number;
}

/** What reading the environment found. */
export type EnvironmentReading =
  | {
      readonly kind: "settings";
      readonly settings: Settings;
      readonly unknownNames: readonly string[];
    }
  | { readonly kind: "invalid"; readonly problems: readonly string[] };

/** Names of ours that other parts of the product read. */
const NAMES_OF_OTHERS: readonly string[] = [
  "RUNBOX_API_URL",
  "RUNBOX_WEB_PORT",
  "RUNBOX_TOKEN",
  "RUNBOX_TEST_POSTGRES_URL",
];

/** Reads the settings from environment variables. Values are never repeated in what it says. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): EnvironmentReading {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([name, value]) => name in environment.shape && value !== ""),
  );
  const result = environment.safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map(
      (issue) => `${String(issue.path[0])}: ${issue.message}`,
    );
    return { kind: "invalid", problems };
  }
  return {
    kind: "settings",
    settings: toSettings(result.data),
    unknownNames: findUnknown(variables),
  };
}

function findUnknown(variables: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(variables).filter(
    (name) =>
      name.startsWith("RUNBOX_") && !(name in environment.shape) && !NAMES_OF_OTHERS.includes(name),
  );
}

function toSettings(values: z.output<typeof environment>): Settings {
  const of = <Name extends EnvironmentName>(name: Name) => values[name];
  return {
    databaseUrl: of("RUNBOX_DATABASE_URL"),
    port: of("RUNBOX_API_PORT"),
    host: of("RUNBOX_HOST"),
    publicUrl: of("RUNBOX_PUBLIC_URL").replace(/\/+$/, ""),
    setUpLinkFile: of("RUNBOX_SETUP_LINK_FILE"),
    demoTokenFile: of("RUNBOX_DEMO_TOKEN_FILE"),
    stateBytesMax: of("RUNBOX_STATE_MAX_BYTES"),
    logLevel: of("RUNBOX_LOG_LEVEL"),
    authSecret: of("RUNBOX_AUTH_SECRET"),
    isProxyTrusted: of("RUNBOX_TRUST_PROXY"),
    metricsToken: of("RUNBOX_METRICS_TOKEN"),
    pushBodyBytesMax: of("RUNBOX_PUSH_BODY_MAX_BYTES"),
  };
}
