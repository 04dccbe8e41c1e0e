import { RunboxError } from "./runbox-error.ts";

const SHOWN_CHARACTERS = 160;

/** Thrown when a run, entity or savepoint id is outside the grammar. */
export function invalidId(kind: "run" | "entity" | "savepoint", value: unknown, grammar: string) {
  const text = typeof value === "string" ? value.slice(0, SHOWN_CHARACTERS) : typeof value;
  return new RunboxError(
    "INPUT.INVALID_ID",
    {
      message: `${JSON.stringify(text)} is not a valid ${kind} id.`,
      advice: `Use ${grammar}.`,
    },
    { kind, value: text },
  );
}

/** Thrown when a timestamp is not a moment of external time. */
export function invalidTime(value: number) {
  return new RunboxError(
    "INPUT.INVALID_TIME",
    {
      message: `${String(value)} is not a time.`,
      advice: "Give a whole number of milliseconds from 0 to 9007199254740991.",
    },
    { value: String(value) },
  );
}

/** Thrown when a schedule is neither "none" nor a positive whole number of milliseconds. */
export function invalidSchedule(value: number) {
  return new RunboxError(
    "INPUT.INVALID_SCHEDULE",
    {
      message: `${String(value)} is not a schedule.`,
      advice: 'Give "none" or a whole number of milliseconds from 1 to 9007199254740991.',
    },
    { value: String(value) },
  );
}

/** Thrown when an option of a call is outside its bounds. */
export function invalidOption(option: string, value: unknown, bounds: string) {
  return new RunboxError(
    "INPUT.INVALID_OPTION",
    { message: `The option ${option} is out of bounds.`, advice: `${option} takes ${bounds}.` },
    { option, value: String(value).slice(0, SHOWN_CHARACTERS) },
  );
}

/** Thrown when a page cursor was not made by this listing with these filters. */
export function invalidCursor() {
  return new RunboxError("INPUT.INVALID_CURSOR", {
    message: "The cursor does not belong to this list.",
    advice: "Start again without a cursor; a cursor holds only with the filters it was made with.",
  });
}

/** Thrown when a binary batch of pushes cannot be read. Nothing of it was taken. */
export function malformedBatch(detail: string, offsetBytes: number) {
  return new RunboxError(
    "INPUT.MALFORMED_BATCH",
    {
      message: `The push batch is malformed at byte ${offsetBytes}: ${detail}.`,
      advice: "Send what encodePushBatch of @runbox/core makes, unchanged.",
    },
    { detail, offsetBytes },
  );
}
