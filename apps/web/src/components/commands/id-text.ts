const idGrammar = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** The id in what was typed or pasted; null when it cannot be one. */
export function idFromText(text: string): string | null {
  const trimmed = text.trim();
  return idGrammar.test(trimmed) ? trimmed : null;
}
