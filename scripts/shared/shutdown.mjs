/**
 * Things to stop, in reverse order of their start, once, on every way out.
 *
 * @typedef {object} Shutdown
 * @property {(stop: () => Promise<void>) => void} add
 * @property {() => Promise<void>} run
 * @property {Promise<void>} requested resolves when a signal asks to end, or the parent process is gone
 * @property {() => boolean} isRequested
 */

const secondRequestAfterMs = 1_000;

/**
 * Listens for the signals that end a program. A second interrupt, a second later or more,
 * kills the children at once: the exit handlers of `startChild` do that.
 *
 * @returns {Shutdown}
 */
export function listenForShutdown() {
  /** @type {Array<() => Promise<void>>} */
  const stops = [];
  /** @type {Promise<void> | undefined} */
  let running;
  /** @type {number | undefined} */
  let requestedAt;
  /** @type {() => void} */
  let announce;
  /** @type {Promise<void>} */
  const requested = new Promise((resolve) => {
    announce = resolve;
  });
  const request = () => {
    // npm passes an interrupt on, so the same key press may arrive twice.
    if (requestedAt !== undefined && performance.now() - requestedAt > secondRequestAfterMs) {
      process.exit(130);
    }
    requestedAt ??= performance.now();
    announce();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, request);
  process.once("disconnect", request);
  process.channel?.unref();
  return {
    requested,
    isRequested: () => requestedAt !== undefined,
    add: (stop) => stops.push(stop),
    run: () => {
      running ??= stopInReverse(stops);
      return running;
    },
  };
}

/** @param {Array<() => Promise<void>>} stops */
async function stopInReverse(stops) {
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
}
