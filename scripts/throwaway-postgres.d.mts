/** Server settings, written to the command line as `-c name=value`. */
export type PostgresSettings = Readonly<Record<string, string | number | boolean>>;

export interface ThrowawayPostgres {
  /** Connection string of a superuser for the database `postgres`, on 127.0.0.1. */
  readonly url: string;
  readonly port: number;
  /** Process id of the postmaster that runs now, or of the last one when it is down. */
  readonly pid: number;
  /** File that the server's output goes to. */
  readonly logFile: string;
  /** Fast shutdown, then removes data and binaries. Calling it again does nothing. */
  stop(): Promise<void>;
  /** Kills the postmaster with SIGKILL and resolves when it is gone. The data stays. */
  kill9(): Promise<void>;
  /**
   * Starts the server again on the same data and port, after a fast shutdown when it still
   * runs. Resolves when it accepts connections, crash recovery included.
   */
  restart(): Promise<void>;
}

/**
 * Starts a private PostgreSQL that lives until {@link ThrowawayPostgres.stop}, or until this
 * process exits. fsync, full_page_writes and synchronous_commit are on unless `settings` says
 * otherwise. As root the server runs as `nobody`.
 *
 * @throws when the platform has no packaged PostgreSQL or the server does not come up within 60 s
 */
export function startThrowawayPostgres(options?: {
  readonly settings?: PostgresSettings;
}): Promise<ThrowawayPostgres>;
