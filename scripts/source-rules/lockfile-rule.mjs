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
