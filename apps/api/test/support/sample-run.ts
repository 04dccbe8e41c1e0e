import type { Api } from "../../src/compose.ts";
import { mutate, push, query } from "./call.ts";
import type { Proof } from "./people.ts";
import { sampleBatch } from "./sample-batch.ts";

/** Creates a run of the entities A and B with one complete savepoint. Gives the savepoint's id. */
export async function createSampleRun(api: Api, runId: string, proof: Proof): Promise<string> {
  const entityIds = ["A", "B"];
  const created = await mutate(
    api,
    "run.create",
    { runId, schedule: 60_000, startFrom: 0, entityIds },
    proof,
  );
  if (created.error !== undefined) throw new TypeError(JSON.stringify(created.error));
  const batch = sampleBatch(runId, 1, [
    [0, 60_000, { passengers: 12n }],
    [1, 60_000, "ready"],
  ]);
  const pushed = await push(api, batch, proof);
  if (pushed.error !== undefined) throw new TypeError(JSON.stringify(pushed.error));
  const { data } = await query(api, "savepoint.list", { runId }, proof);
  const { items } = data as { readonly items: readonly { readonly savepointId: string }[] };
  return items[0]?.savepointId ?? "";
}
