export interface ContentPolicyInput {
  /** Fresh for each response. */
  readonly nonce: string;
  /** The development server needs `eval` for source maps and a socket for reloads. */
  readonly isDevelopment: boolean;
  /** Hashes (`sha256-…`) of style elements that a library inserts without a nonce. */
  readonly styleHashes: readonly string[];
}

/**
 * The content security policy of a page.
 *
 * Scripts run only with the nonce. Style elements need the nonce or a known hash; style *attributes*
 * are allowed, because server-rendered widths and positions (bars, timelines, popovers) are written
 * as attributes, and an attribute can neither load anything nor reach past its own element.
 */
export function contentPolicy({ nonce, isDevelopment, styleHashes }: ContentPolicyInput): string {
  const styles = ["'self'", `'nonce-${nonce}'`, ...styleHashes.map((hash) => `'${hash}'`)];
  const directives = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src ${styles.join(" ")}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ];
  return directives.join("; ");
}
