import { randomBytes } from "node:crypto";
import { type Clock, inputErrors, type SavedState, type SavepointReader } from "@runbox/core";
import type { StatePage, StatePageRequest } from "./savepoint-reads.ts";
import { createSerialLock, type SerialLock } from "./serial-lock.ts";

/** States of one page as base64, about. */
const PAGE_CHARACTERS = 1_048_576;
/** How long a read waits for its next page. */
const IDLE_MS = 60_000;
const READS_MAX = 64;
const SWEEP_INTERVAL_MS = 10_000;

/** Reads of whole savepoints, page by page. The reader stays open between the pages. */
export interface StatePages {
  /** @throws `INPUT.INVALID_CURSOR` when the read is over, too old, or another's. */
  next(request: StatePageRequest): Promise<StatePage>;
  close(): Promise<void>;
}

interface OpenRead {
  readonly readId: string;
  readonly owner: string;
  readonly reader: SavepointReader;
  readonly states: AsyncIterator<readonly SavedState[]>;
  readonly inTurn: SerialLock;
  /** States that came with a chunk and did not fit into the page. */
  rest: readonly SavedState[];
  isRead: boolean;
  /** The page that was given last: its answer may have been lost. */
  last: { readonly number: number; readonly page: StatePage } | undefined;
  usedAtMs: number;
}

/** Makes pages of readers that `open` gives. */
export function createStatePages(
  open: (request: StatePageRequest) => Promise<SavepointReader>,
  clock: Clock,
): StatePages {
  const reads = new Map<string, OpenRead>();

  const end = async (read: OpenRead) => {
    if (!reads.delete(read.readId)) return;
    await read.states.return?.();
    await read.reader.close();
  };

  const sweep = () => {
    const old = [...reads.values()].filter((read) => clock.nowMs() - read.usedAtMs > IDLE_MS);
    return Promise.allSettled(old.map(end));
  };
  const timer = setInterval(sweep, SWEEP_INTERVAL_MS).unref();

  const begin = async (request: StatePageRequest): Promise<OpenRead> => {
    const oldest = [...reads.values()].sort((a, b) => a.usedAtMs - b.usedAtMs)[0];
    if (reads.size >= READS_MAX && oldest !== undefined) await end(oldest);
    const reader = await open(request);
    const read: OpenRead = {
      readId: randomBytes(12).toString("base64url"),
      owner: ownerOf(request),
      reader,
      states: reader.states()[Symbol.asyncIterator](),
      inTurn: createSerialLock(),
      rest: [],
      isRead: false,
      last: undefined,
      usedAtMs: clock.nowMs(),
    };
    reads.set(read.readId, read);
    return read;
  };

  const give = async (read: OpenRead, number: number): Promise<StatePage> => {
    read.usedAtMs = clock.nowMs();
    if (read.last?.number === number) return read.last.page;
    if (number !== (read.last?.number ?? -1) + 1) throw inputErrors.invalidCursor();
    const states = await takePage(read);
    const isLast = read.isRead && read.rest.length === 0;
    const page = { states, nextCursor: isLast ? null : `${read.readId}.${number + 1}` };
    read.last = { number, page };
    return page;
  };

  const giveOrEnd = (read: OpenRead, number: number) =>
    read.inTurn(async () => {
      try {
        return await give(read, number);
      } catch (error) {
        await end(read);
        throw error;
      }
    });

  return {
    async next(request) {
      if (request.cursor === null) {
        const read = await begin(request);
        const page = await giveOrEnd(read, 0);
        // A first page is asked for again without a cursor: nothing to keep open.
        if (page.nextCursor === null) await end(read);
        return page;
      }
      const [readId = "", number = ""] = request.cursor.split(".");
      const read = reads.get(readId);
      if (read === undefined || read.owner !== ownerOf(request) || !/^\d{1,9}$/.test(number)) {
        throw inputErrors.invalidCursor();
      }
      return giveOrEnd(read, Number(number));
    },
    async close() {
      clearInterval(timer);
      await Promise.allSettled([...reads.values()].map(end));
    },
  };
}

function ownerOf({ runId, savepointId, readerKey }: StatePageRequest): string {
  return JSON.stringify([runId, savepointId, readerKey]);
}

async function takePage(read: OpenRead): Promise<readonly SavedState[]> {
  const page: SavedState[] = [];
  let characters = 0;
  for (;;) {
    for (const [index, state] of read.rest.entries()) {
      const size = Math.ceil(state.state.bytes.byteLength / 3) * 4;
      if (page.length > 0 && characters + size > PAGE_CHARACTERS) {
        read.rest = read.rest.slice(index);
        return page;
      }
      page.push(state);
      characters += size;
    }
    read.rest = [];
    if (read.isRead) return page;
    const chunk = await read.states.next();
    if (chunk.done === true) read.isRead = true;
    else read.rest = chunk.value;
  }
}
