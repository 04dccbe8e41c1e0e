import { decodeState, encodeState } from "../../src/codec/state-codec.ts";
import { createEntity } from "../../src/entity/entity.ts";
import { parseExternalMs } from "../../src/model/external-time.ts";
import { parseEntityId } from "../../src/model/ids.ts";
import { parseSchedule } from "../../src/model/schedule.ts";
import { createDeferred, type Deferred } from "./deferred.ts";

interface Push {
  readonly instant: number;
  /** The state as it was written, or "unchanged". */
  readonly state: unknown;
}

interface Given {
  readonly timestamp?: number;
  readonly schedule?: number | "none";
  readonly isSaved?: boolean;
  readonly state?: unknown;
}

/** An entity whose pushes are taken down, and wait for `gate` when the test sets one. */
export function createWatchedEntity({
  timestamp = 10_000,
  schedule = 60_000,
  ...given
}: Given = {}) {
  const pushes: Push[] = [];
  const gates: Deferred<void>[] = [];
  let encodeCount = 0;
  let isGated = false;
  const entity = createEntity<unknown>({
    id: parseEntityId("A"),
    state: "state" in given ? given.state : { n: 0 },
    timestamp: parseExternalMs(timestamp),
    schedule: parseSchedule(schedule),
    isSaved: given.isSaved ?? false,
    port: {
      encode: (state) => {
        encodeCount += 1;
        return encodeState(state);
      },
      push: async (_, instant, state) => {
        pushes.push({ instant, state: state === null ? "unchanged" : decodeState(state.bytes) });
        if (!isGated) return;
        const gate = createDeferred();
        gates.push(gate);
        await gate.promise;
      },
    },
  });
  return {
    entity,
    pushes,
    gates,
    encodeCount: () => encodeCount,
    holdPushes: () => {
      isGated = true;
    },
    letPushes: () => {
      isGated = false;
    },
  };
}
