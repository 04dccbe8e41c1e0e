import { expect, it } from "vitest";
import { encodeState } from "../codec/state-codec.ts";
import { storageUnavailable } from "../errors/storage-errors.ts";
import { parseExternalMs } from "../model/external-time.ts";
import { parseEntityId } from "../model/ids.ts";
import { parseInterval } from "../model/schedule.ts";
import type { EncodedState } from "../storage/run-writer.ts";
import { createEntity } from "./entity.ts";

it("after a push whose outcome was unknown the next one brings bytes, not “unchanged”", async () => {
  const pushed: { readonly instant: number; readonly state: EncodedState | null }[] = [];
  const entity = createEntity({
    id: parseEntityId("A"),
    state: "plain",
    timestamp: parseExternalMs(0),
    schedule: parseInterval(10),
    isSaved: false,
    port: {
      encode: (state) => encodeState(state),
      push: async (_, instant, state) => {
        pushed.push({ instant, state });
        // The first push is kept, and its answer is lost.
        if (pushed.length === 1) throw storageUnavailable("the answer was lost");
      },
    },
  });
  const lost = entity.ackProcessedTime(10, { beforeSave: (state) => `prepared ${state}` });
  await expect(lost).rejects.toMatchObject({ code: "STORAGE.UNAVAILABLE" });
  await entity.ackProcessedTime(10);
  await entity.ackProcessedTime(20);
  await entity.ackProcessedTime(30);

  const plain = encodeState("plain").digest;
  const digests = pushed.map(({ instant, state }) => [instant, state?.digest ?? null]);
  expect(digests.slice(1)).toEqual([
    [10, plain],
    [20, plain],
    [30, null],
  ]);
});
