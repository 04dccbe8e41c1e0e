import type { Api } from "../../src/compose.ts";
import { DASHBOARD, type Proof } from "./people.ts";

/** An event as it came over the stream. */
export interface StreamedEvent {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: unknown;
}

/** An open stream. A refusal comes as its one event, `serialized-error`. */
export interface OpenStream {
  readonly contentType: string | null;
  /** The next event with data of its own, or one that ends the stream. */
  next(): Promise<StreamedEvent>;
  close(): Promise<void>;
}

const SILENT: readonly (string | undefined)[] = ["connected", "ping"];

/** Subscribes to `event.on` as a browser does. The server must listen. */
export async function openStream(
  api: Api,
  input: object | null,
  proof: Proof,
): Promise<OpenStream> {
  const address = api.server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const abort = new AbortController();
  const response = await fetch(
    `http://127.0.0.1:${port}/trpc/event.on?input=${encodeURIComponent(JSON.stringify(input))}`,
    {
      headers: { ...DASHBOARD, accept: "text/event-stream", ...proof },
      signal: abort.signal,
    },
  );
  const contentType = response.headers.get("content-type");
  const events = readEvents(response);
  return {
    contentType,
    async next() {
      for (;;) {
        const { done, value } = await events.next();
        if (done) throw new TypeError("the stream has ended");
        if (!SILENT.includes(value.event)) return value;
      }
    },
    async close() {
      abort.abort();
      await events.return(undefined).catch(() => undefined);
    },
  };
}

async function* readEvents(response: Response): AsyncGenerator<StreamedEvent, void, undefined> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const lines = text.slice(0, end).split("\n");
      text = text.slice(end + 2).replace(/^\n+/, "");
      yield toEvent(lines);
    }
  }
}

function toEvent(lines: readonly string[]): StreamedEvent {
  const fieldOf = (name: string) =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const data = fieldOf("data");
  return {
    id: fieldOf("id"),
    event: fieldOf("event"),
    data: data === undefined || data === "" ? undefined : JSON.parse(data),
  };
}
