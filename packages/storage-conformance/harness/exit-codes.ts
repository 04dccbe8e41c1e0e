/** How a model run ends, for people and for the mutation control. */
export const EXIT_CODES = {
  /** The options make no sense, or the run broke before it compared anything. */
  broken: 1,
  /** The product did something else than the model. */
  mismatch: 2,
  /** Nothing differed, but too little happened for that to mean anything. */
  vacuous: 3,
} as const;
