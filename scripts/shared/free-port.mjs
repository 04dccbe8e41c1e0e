import net from "node:net";
import { PlainFailure } from "./plain-failure.mjs";
import { describePortHolder } from "./port-holder.mjs";

/**
 * A TCP port on 127.0.0.1 that nothing listens on at the moment of the call. Another
 * process may take it before the caller does, so callers retry when binding fails.
 *
 * @returns {Promise<number>}
 */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Whether a server could listen on the port.
 *
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function isPortFree(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/**
 * Fails with a sentence that names the holder of the port and the way out.
 *
 * @param {{ port: number, host: string, option: string }} wanted `option` is the flag that picks another port
 * @returns {Promise<void>}
 * @throws {PlainFailure} when something listens on the port
 */
export async function requireFreePort({ port, host, option }) {
  if (await isPortFree(port, host)) return;
  throw new PlainFailure(
    `Port ${port} is in use by ${describePortHolder(port)}; stop it or pass ${option} with another number.`,
  );
}
