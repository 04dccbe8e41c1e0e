/** Older engines can corrupt a file in WAL mode when its log is reset at the wrong moment. */
export const OLDEST_ENGINE = "3.51.3";

/** Whether an engine's version, as `3.51.3`, is before the oldest one that is trusted. */
export function isOldEngine(version: string): boolean {
  return orderOf(version) < orderOf(OLDEST_ENGINE);
}

function orderOf(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  return (major * 1_000 + minor) * 1_000 + patch;
}
