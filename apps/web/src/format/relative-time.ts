const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

function magnitude(distanceMs: number): string {
  if (distanceMs < minuteMs) return `${Math.floor(distanceMs / secondMs)} s`;
  if (distanceMs < hourMs) return `${Math.floor(distanceMs / minuteMs)} min`;
  if (distanceMs < dayMs) return `${Math.floor(distanceMs / hourMs)} h`;
  return `${Math.floor(distanceMs / dayMs)} d`;
}

/**
 * How far an instant lies from now: `just now`, `12 s ago`, `in 5 min`, `4 d ago`.
 *
 * @param atMs and nowMs wall time, epoch milliseconds.
 */
export function formatRelativeTime(atMs: number, nowMs: number): string {
  const distanceMs = Math.abs(nowMs - atMs);
  if (distanceMs < 2 * secondMs) return "just now";
  return atMs <= nowMs ? `${magnitude(distanceMs)} ago` : `in ${magnitude(distanceMs)}`;
}
