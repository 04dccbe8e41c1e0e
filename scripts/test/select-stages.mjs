import { PlainFailure } from "../shared/plain-failure.mjs";

/**
 * The stages that the words on the command line ask for, with those they require, in their
 * order; without words all checks and tests. Trials take long and are asked for by name.
 *
 * @param {readonly import("./stages.mjs").Stage[]} stages
 * @param {readonly string[]} words names of stages or of groups
 * @returns {readonly import("./stages.mjs").Stage[]}
 * @throws {PlainFailure} when a word names neither
 */
export function selectStages(stages, words) {
  if (words.length === 0) return stages.filter(({ group }) => group !== "trials");
  const wanted = new Set(words.flatMap((word) => namesFor(stages, word)));
  let sizeBefore = -1;
  while (wanted.size !== sizeBefore) {
    sizeBefore = wanted.size;
    const chosen = stages.filter(({ name }) => wanted.has(name));
    for (const required of chosen.flatMap(({ requires }) => requires)) wanted.add(required);
  }
  return stages.filter(({ name }) => wanted.has(name));
}

/**
 * @param {readonly import("./stages.mjs").Stage[]} stages
 * @param {string} word
 */
function namesFor(stages, word) {
  const names = stages
    .filter(({ name, group }) => name === word || group === word)
    .map(({ name }) => name);
  if (names.length > 0) return names;
  const known = ["checks", "tests", "trials", ...stages.map(({ name }) => name)].join(", ");
  throw new PlainFailure(`There is no stage "${word}"; the names are ${known}.`);
}
