/** What the API takes at least. */
const passwordCharactersMin = 10;
/** From here on a password resists guessing even when its hash is stolen. */
const goodCharacters = 15;
const distinctCharactersMin = 6;

/** How good a new password is, with the sentence that says why. */
export interface PasswordStrength {
  readonly level: "too-short" | "weak" | "fair" | "good";
  readonly hint: string;
}

const common = ["password", "passwort", "qwerty", "letmein", "welcome", "12345678", "abcdefgh"];

/**
 * Judges a new password by what makes guessing hard: length, and not being predictable.
 *
 * @param known texts that an attacker knows too: the address, the name.
 */
export function judgePassword(password: string, known: readonly string[]): PasswordStrength {
  const count = Array.from(password).length;
  if (count < passwordCharactersMin) {
    return {
      level: "too-short",
      hint: `At least ${passwordCharactersMin} characters; a few words make a good one.`,
    };
  }
  const lower = password.toLowerCase();
  if (new Set(lower).size < distinctCharactersMin) {
    return { level: "weak", hint: "It repeats few characters: easy to guess." };
  }
  if (
    common.some((word) => lower.includes(word)) ||
    knownParts(known).some((part) => lower.includes(part))
  ) {
    return {
      level: "weak",
      hint: "It holds your name, address or a common password: easy to guess.",
    };
  }
  if (count < goodCharacters) {
    return { level: "fair", hint: `Fair. ${goodCharacters} characters or more are better.` };
  }
  return { level: "good", hint: "Good: long enough to resist guessing." };
}

function knownParts(known: readonly string[]): readonly string[] {
  return known
    .flatMap((text) => text.toLowerCase().split(/[\s@.]+/))
    .filter((part) => part.length >= 4);
}
