/** The product did something else than the reference model. */
export class ModelMismatch extends Error {
  override readonly name = "ModelMismatch";
}

/** Ends the trial when a fact does not hold. */
export function demand(fact: boolean, tell: () => string): void {
  if (!fact) throw new ModelMismatch(tell());
}

/** Ends the trial when two values differ, compared by their JSON. */
export function demandEqual(what: string, found: unknown, expected: unknown): void {
  const [foundText, expectedText] = [JSON.stringify(found), JSON.stringify(expected)];
  if (foundText === expectedText) return;
  throw new ModelMismatch(`${what}: found ${foundText}, the model has ${expectedText}`);
}
