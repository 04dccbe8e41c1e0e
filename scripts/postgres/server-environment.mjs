/**
 * Environment of the server and its tools. PG* variables of the caller are left out, because
 * they would silently change the port, the data folder or the account.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PG"));
  return { ...Object.fromEntries(kept), LC_ALL: "C", TZ: "UTC" };
}
