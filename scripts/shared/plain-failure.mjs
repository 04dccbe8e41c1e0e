/**
 * A failure that a person can act on. Its message is one sentence and is printed
 * without a stack, because the cause is outside this code.
 */
export class PlainFailure extends Error {
  /** @override */
  name = "PlainFailure";
}

/**
 * Prints a failure as a person should see it: the sentence alone when the cause is
 * known, the stack when it is not.
 *
 * @param {unknown} failure
 * @returns {void}
 */
export function printFailure(failure) {
  if (failure instanceof PlainFailure) {
    process.stderr.write(`\n${failure.message}\n`);
    return;
  }
  const text = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  process.stderr.write(`\n${text}\n`);
}
