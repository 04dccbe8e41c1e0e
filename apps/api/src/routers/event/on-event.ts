import { type TrackedEnvelope, tracked } from "@trpc/server";
import { procedure } from "../../procedures.ts";
import { followEvents } from "../../service/follow-events.ts";
import { eventOutput, onEventInput, type WireEvent } from "./on-event.schema.ts";

/** Streams events of runs as they happen. Ids are places in the log: a stream resumes anywhere. */
export const onEvent = procedure.input(onEventInput).subscription(async function* ({
  ctx,
  input,
  signal,
}): AsyncGenerator<TrackedEnvelope<WireEvent>, void, undefined> {
  for await (const event of followEvents(ctx, input, signal)) {
    yield tracked(String(event.sequence), eventOutput.parse(event));
  }
});
