import { findMissingPlatforms } from "./optional-platforms.mjs";

/**
 * The lockfile must not name the registry that happened to be used: everybody else's npm
 * would then ask that host.
 *
 * @param {string} lockfile the text of package-lock.json
 * @returns {readonly string[]} one printable line for each package with an address
 */
export function findResolvedHosts(lockfile) {
  const { packages = {} } = JSON.parse(lockfile);
  return Object.entries(packages)
    .filter(([, { resolved }]) => typeof resolved === "string" && /^[a-z+]+:\/\//.test(resolved))
    .map(([path]) => `package-lock.json  ${path} names a registry host; keep .npmrc as it is`);
}

/**
 * The lockfile must hold the packages of all platforms: npm ci refuses it otherwise.
 *
 * @param {string} lockfile the text of package-lock.json
 * @returns {readonly string[]} one printable line for each package that is missing
 */
export function findMissingPackages(lockfile) {
  const { packages = {} } = JSON.parse(lockfile);
  return findMissingPlatforms(packages).map(
    ({ path }) => `package-lock.json  ${path} is missing; run npm run complete-lockfile`,
  );
}
