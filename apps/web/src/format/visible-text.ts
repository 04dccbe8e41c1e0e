/**
 * Characters that do not show, or that change how their neighbours show: controls, format and bidi
 * marks, zero-width and other ignorable characters, private use, lone surrogates, line separators,
 * every space but the plain one, and two letters that are drawn as nothing.
 */
const hiddenCharacter =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}\u{FFFC}]|(?! )\p{Zs}/gu;

const shortEscape: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeCharacter(character: string): string {
  const known = shortEscape[character];
  if (known !== undefined) return known;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}

/**
 * The text with every character made visible that could deceive a reader, as an escape
 * (`\u202E`). For ids, names and states that come from outside.
 */
export function visibleText(text: string): string {
  return text.replace(hiddenCharacter, escapeCharacter);
}

/** Whether `visibleText` would change the text. */
export function hasHiddenCharacters(text: string): boolean {
  return visibleText(text) !== text;
}
