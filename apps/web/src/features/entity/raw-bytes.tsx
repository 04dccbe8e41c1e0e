"use client";

import { useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Download } from "lucide-react";
import { useMemo, useRef } from "react";
import { ApiFailure } from "../../components/states/api-failure.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { formatExactBytes } from "../../format/bytes.ts";
import { toApiError } from "../../trpc/api-error.ts";
import { useTRPC } from "../../trpc/react.tsx";
import { bytesOfBase64 } from "./bytes-of-base64.ts";
import { hexLine, hexLineCount } from "./hex-dump.ts";
import type { StateAddress } from "./state-address.ts";
import { stateFileName } from "./state-file-name.ts";
import { unchangingState } from "./unchanging-state.ts";

const LINE_PX = 20;
/** A region that scrolls must be reachable by keyboard in every browser. */
const reachable = { tabIndex: 0 } as const;

/** The bytes of a state as they are kept, in hex, and the way to have them as a file. */
export function RawBytes({ address }: { readonly address: StateAddress }) {
  const trpc = useTRPC();
  const query = useQuery({
    ...trpc.entity.state.queryOptions({ ...address, depth: 1, partCountMax: 1, withBytes: true }),
    ...unchangingState,
  });
  const base64 = query.data?.base64 ?? null;
  const bytes = useMemo(() => (base64 === null ? null : bytesOfBase64(base64)), [base64]);
  if (query.isError) {
    return (
      <ApiFailure
        title="The bytes could not be loaded"
        error={toApiError(query.error)}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  if (query.data === undefined || bytes === null) return <Skeleton className="h-40 w-full" />;
  const { instant, codec } = query.data;
  return (
    <div className="overflow-hidden rounded-lg border bg-surface">
      <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-2">
        <p className="text-xs text-ink-muted">
          {formatExactBytes(bytes.byteLength)}, codec {codec}
        </p>
        <Button
          size="sm"
          icon={<Download aria-hidden />}
          onClick={() => saveFile(bytes, stateFileName({ ...address, instant }))}
        >
          Download
        </Button>
      </div>
      <HexDump bytes={bytes} />
    </div>
  );
}

function HexDump({ bytes }: { readonly bytes: Uint8Array }) {
  const frame = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: hexLineCount(bytes.byteLength),
    getScrollElement: () => frame.current,
    estimateSize: () => LINE_PX,
    overscan: 20,
  });
  return (
    <section
      ref={frame}
      aria-label="Bytes in hex"
      {...reachable}
      className="max-h-[60vh] overflow-auto px-4 py-2 -outline-offset-2"
    >
      <div
        className="relative w-max min-w-full font-mono text-xs"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const line = hexLine(bytes, index);
          return (
            <div
              key={index}
              className="absolute left-0 flex gap-6 whitespace-pre"
              style={{ top: start, height: LINE_PX }}
            >
              <span className="text-ink-muted">{line.address}</span>
              <span className="w-[47ch]">{line.hex}</span>
              <span className="text-ink-muted">{line.text}</span>
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** Gives bytes to the person as a file; they are never opened as a page. */
function saveFile(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
