/** The place to resume from: the highest sequence that came, for a stream may repeat itself. */
export function latestEventId(current: string | null, sequence: number): string {
  return current === null ? String(sequence) : String(Math.max(Number(current), sequence));
}
