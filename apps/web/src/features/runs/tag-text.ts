/** A tag as one writes it. */
export interface TagFilter {
  readonly key: string;
  readonly value: string;
}

const keyForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const valueMax = 256;

/** Reads `team=billing`; the value may hold more equal signs. Null when it is no tag. */
export function parseTag(text: string): TagFilter | null {
  const at = text.indexOf("=");
  if (at < 0) return null;
  const key = text.slice(0, at).trim();
  const value = text.slice(at + 1).trim();
  return keyForm.test(key) && value.length <= valueMax ? { key, value } : null;
}
