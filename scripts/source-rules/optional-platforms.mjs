/** @typedef {Record<string, unknown>} LockEntry */
/** @typedef {Record<string, LockEntry>} LockEntries */

/**
 * Optional packages that something in the lockfile names and that the lockfile itself lacks.
 * npm leaves out packages of other platforms when its registry did not offer them, or when it
 * installs over an existing node_modules; `npm ci` then refuses the lockfile everywhere.
 *
 * @param {LockEntries} packages the `packages` of package-lock.json
 * @returns {readonly { path: string, entry: LockEntry }[]} the entries to add
 */
export function findMissingPlatforms(packages) {
  return Object.entries(packages)
    .filter(([, { link }]) => link !== true)
    .flatMap(([parentPath, parent]) =>
      Object.entries(recordOf(parent["optionalDependencies"]))
        .filter(([name]) => !isLocked(packages, parentPath, name))
        .filter(([, version]) => /^\d+\.\d+\.\d+\S*$/.test(String(version)))
        .map(([name, version]) => ({
          path: `node_modules/${name}`,
          entry: describePlatform(name, String(version), parent["dev"] === true),
        })),
    );
}

/**
 * An entry without integrity: npm takes the version from the registry on the platforms that
 * match and skips it on all others. A later `npm install` fills in what is left open.
 *
 * @param {string} name
 * @param {string} version
 * @param {boolean} isDevelopment
 * @returns {LockEntry}
 */
function describePlatform(name, version, isDevelopment) {
  const words = name.split(/[/-]/);
  const os = words.map((word) => osByWord.get(word)).find((found) => found !== undefined);
  const cpu = words.map((word) => cpuByWord.get(word)).find((found) => found !== undefined);
  const libc = words.some((word) => word.startsWith("musl")) ? "musl" : "glibc";
  return {
    version,
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(isDevelopment ? { dev: true } : {}),
    ...(os === "linux" && /musl|gnu/.test(name) ? { libc: [libc] } : {}),
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
  };
}

const osByWord = new Map([
  ["aix", "aix"],
  ["android", "android"],
  ["darwin", "darwin"],
  ["freebsd", "freebsd"],
  ["linux", "linux"],
  ["netbsd", "netbsd"],
  ["openbsd", "openbsd"],
  ["openharmony", "openharmony"],
  ["sunos", "sunos"],
  ["win32", "win32"],
  ["windows", "win32"],
]);

const cpuByWord = new Map([
  ["64", "x64"],
  ["arm", "arm"],
  ["arm64", "arm64"],
  ["ia32", "ia32"],
  ["loong64", "loong64"],
  ["ppc64", "ppc64"],
  ["riscv64", "riscv64"],
  ["s390x", "s390x"],
  ["wasm32", "wasm32"],
  ["x64", "x64"],
]);

/**
 * Whether a package is locked where Node would look for it from its parent.
 *
 * @param {LockEntries} packages
 * @param {string} parentPath
 * @param {string} name
 */
function isLocked(packages, parentPath, name) {
  for (let folder = parentPath; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    if (`${folder === "" ? "" : `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === "") return false;
  }
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function recordOf(value) {
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}
