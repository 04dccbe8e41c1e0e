import type { WallTimeFormatter } from "../../format/wall-time.ts";

const minuteForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** A moment as a date-and-time input holds it (`2026-11-24T06:00`), in the shown zone. */
export function writeZonedMinute(epochMs: number, formatter: WallTimeFormatter): string {
  return formatter.dateTime(epochMs).replace(" ", "T").slice(0, 16);
}

/** The moment that such a text means in the shown zone; null when it is none. */
export function readZonedMinute(text: string, formatter: WallTimeFormatter): number | null {
  if (!minuteForm.test(text)) return null;
  const wantedMs = Date.parse(`${text}Z`);
  if (Number.isNaN(wantedMs)) return null;
  // The zone's offset depends on the moment that is looked for: two rounds find it.
  let guessMs = wantedMs;
  for (let round = 0; round < 2; round++) {
    const shownMs = Date.parse(`${formatter.dateTime(guessMs).replace(" ", "T")}Z`);
    guessMs += wantedMs - shownMs;
  }
  return guessMs;
}
