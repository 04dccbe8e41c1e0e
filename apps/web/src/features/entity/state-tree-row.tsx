import type { StateNode } from "@runbox/api";
import { ChevronRight, LoaderCircle } from "lucide-react";
import { cn } from "../../components/ui/cn.ts";
import { formatCount } from "../../format/count.ts";
import { stateNodeNote, stateNodePreview, stateNodeText } from "./state-node-text.ts";
import type { StateRow } from "./state-rows.ts";

/** Room that a level is set in by. */
const INDENT_PX = 16;

export interface StateTreeRowProps {
  readonly row: StateRow;
  readonly id: string;
  readonly isActive: boolean;
  readonly isMatch: boolean;
  readonly isLoading: boolean;
  readonly topPx: number;
  readonly heightPx: number;
}

/** On the arrow of a line: pressing there opens and closes. */
export const arrowSelector = "[data-arrow]";

/** One line of the tree. The tree itself takes keys and presses, for all its lines. */
export function StateTreeRow(props: StateTreeRowProps) {
  const { row, id, isActive, isMatch, isLoading, topPx, heightPx } = props;
  return (
    <div
      id={id}
      data-key={row.key}
      role="treeitem"
      tabIndex={-1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      aria-selected={isActive}
      aria-expanded={row.kind === "node" ? (row.isExpanded ?? undefined) : undefined}
      aria-busy={isLoading || undefined}
      style={{
        top: topPx,
        height: heightPx,
        paddingLeft: (row.level - 1) * INDENT_PX + 4,
      }}
      className={cn(
        "absolute inset-x-0 flex cursor-default items-center gap-1.5 pr-3 font-mono text-xs whitespace-nowrap hover:bg-hover",
        isMatch && "bg-caution/6 shadow-[inset_2px_0_0_var(--caution)]",
        isActive && "bg-accent/6 shadow-[inset_2px_0_0_var(--accent)] hover:bg-accent/6",
      )}
    >
      <Arrow row={row} isLoading={isLoading} />
      {row.kind === "more" ? (
        <span className="font-sans text-accent">
          Load more: {formatCount(row.leftCount)} not shown
        </span>
      ) : (
        <NodeText label={row.label} node={row.node} isClosed={row.isExpanded === false} />
      )}
    </div>
  );
}

function Arrow({ row, isLoading }: { readonly row: StateRow; readonly isLoading: boolean }) {
  if (isLoading) return <LoaderCircle aria-hidden className="size-3.5 shrink-0 animate-spin" />;
  if (row.kind === "more" || row.isExpanded === null) return <span className="w-3.5 shrink-0" />;
  return (
    <ChevronRight
      aria-hidden
      data-arrow
      className={cn("size-3.5 shrink-0 text-ink-muted", row.isExpanded && "rotate-90")}
    />
  );
}

interface NodeTextProps {
  readonly label: string;
  readonly node: StateNode;
  readonly isClosed: boolean;
}

function NodeText({ label, node, isClosed }: NodeTextProps) {
  const note = stateNodeNote(node);
  const preview = isClosed ? stateNodePreview(node) : null;
  return (
    <>
      <span className="shrink-0 text-ink">{label}</span>
      <span className={cn(preview === null ? "min-w-0 truncate" : "shrink-0", valueColor(node))}>
        {stateNodeText(node)}
      </span>
      {note === null ? null : (
        <span className="shrink-0 font-sans text-2xs text-ink-muted">{note}</span>
      )}
      {preview === null ? null : (
        <span className="min-w-0 flex-1 truncate text-ink-muted">{preview}</span>
      )}
    </>
  );
}

function valueColor(node: StateNode): string {
  switch (node.kind) {
    case "string":
      return "text-positive";
    case "number":
    case "special-number":
    case "bigint":
      return "text-info";
    case "date":
    case "bytes":
      return "text-fork";
    case "boolean":
    case "null":
    case "undefined":
      return "text-upgrade";
    default:
      return "text-ink-muted";
  }
}
