/** What a confirmation of tier 2 asks for before it may go ahead. */
export interface ConfirmationDemand {
  /** Short and specific, for instance `billing-eu v4`; null asks for none. */
  readonly phrase: string | null;
  readonly reasonRequired: boolean;
}

export interface ConfirmationInput {
  readonly typedPhrase: string;
  readonly reason: string;
}

/** Whether the typed text is the phrase: outer white space aside, upper and lower case matter. */
export function matchesPhrase(typed: string, phrase: string): boolean {
  return typed.trim() === phrase.trim();
}

/** Why the confirmation cannot go ahead yet, in words for the person; null when it can. */
export function confirmationObstacle(
  demand: ConfirmationDemand,
  input: ConfirmationInput,
): string | null {
  if (demand.reasonRequired && input.reason.trim() === "") return "Give a reason first.";
  if (demand.phrase !== null && !matchesPhrase(input.typedPhrase, demand.phrase)) {
    return `Type “${demand.phrase}” to confirm.`;
  }
  return null;
}

/** What to say below the phrase while it is typed; null while there is nothing to say. */
export function phraseFeedback(typed: string, phrase: string): string | null {
  const text = typed.trim();
  if (text === "" || matchesPhrase(text, phrase)) return null;
  if (text.toLowerCase() === phrase.trim().toLowerCase()) {
    return "Upper and lower case must match.";
  }
  return phrase.trim().startsWith(text) ? null : "This does not match the phrase.";
}
