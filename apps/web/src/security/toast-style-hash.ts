/**
 * Hashes of the style element that the toast library inserts when it loads: empty first, then with
 * its text. It takes no nonce. A test compares them with the installed version.
 */
export const toastStyleHashes: readonly string[] = [
  "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
  "sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=",
];
