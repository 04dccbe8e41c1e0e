import type { ApiServer } from "./api-server.ts";
import type { TrialParts, TrialResult } from "./kill-example.ts";

const RESTART_WITHIN_MS = 500;

/**
 * Kills the API again and again under one run of the example, and starts it again. The example
 * must not notice more than a delay: a kill counts when it had to retry and then went on.
 */
export async function killApi(parts: TrialParts, api: ApiServer): Promise<TrialResult> {
  const { killCount, startMs, endMs, random, say } = parts;
  const example = parts.startExample();
  let countedKills = 0;
  let vainKills = 0;
  for (let killsLeft = killCount; killsLeft > 0; killsLeft--) {
    const { hourMs: atMs = startMs, retryCount } = example.report;
    const targetMs = atMs + random() * ((endMs - atMs) / (killsLeft + 1)) * 1.5;
    // The second report: by then the first savepoint is durable.
    await example.reached(
      ({ hourMs = 0, hourBeforeMs }) => hourBeforeMs !== undefined && hourMs >= targetMs,
    );
    await wait(random() * 60);
    if (example.report.final !== undefined) break;
    const killedAtMs = example.report.hourMs ?? 0;
    await api.kill9();
    say(`killed the API at ${new Date(killedAtMs).toISOString()}`);
    await wait(random() * RESTART_WITHIN_MS);
    await api.restart();
    await example.reached(({ hourMs = 0, final }) => hourMs > killedAtMs || final !== undefined);
    if (example.report.retryCount > retryCount) countedKills += 1;
    else vainKills += 1;
  }
  await example.ended;
  const { final } = example.report;
  if (final === undefined) throw new RangeError("The example ended without its final line.");
  return { final, countedKills, vainKills };
}

function wait(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
