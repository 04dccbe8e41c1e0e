import { createSystemClock } from "@runbox/core";
import { openStorage } from "@runbox/storage";
import closeWithGrace from "close-with-grace";
import { pino } from "pino";
import { composeApi } from "./compose.ts";
import { readEnvironment } from "./env.ts";
import { authSecretPath, readOrMakeAuthSecret } from "./identity/auth-secret-file.ts";

const STOP_WITHIN_MS = 30_000;

// What this process writes (database, secret, tokens) is for its owner alone.
process.umask(0o077);

const reading = readEnvironment(process.env);
if (reading.kind === "invalid") {
  process.stderr.write(`The environment is not valid:\n${reading.problems.join("\n")}\n`);
  process.exit(1);
}
const { settings, unknownNames } = reading;
const logger = pino({ level: settings.logLevel, base: null });
for (const name of unknownNames) logger.warn({ name }, "an unknown setting is ignored");

const storage = await openStorage({
  url: settings.databaseUrl,
  stateBytesMax: settings.stateBytesMax,
});
const api = await composeApi({
  settings,
  storage,
  authDatabase: storage.auth,
  authSecret:
    settings.authSecret ?? (await readOrMakeAuthSecret(authSecretPath(settings.databaseUrl))),
  clock: createSystemClock(),
  logger,
  print: (line) => process.stdout.write(`${line}\n`),
});

closeWithGrace({ delay: STOP_WITHIN_MS, logger }, async ({ err }) => {
  if (err !== undefined) logger.fatal({ err }, "the process cannot go on");
  await api.close();
  await storage.close();
});

const address = await api.listen();
logger.info({ address }, "listening");
