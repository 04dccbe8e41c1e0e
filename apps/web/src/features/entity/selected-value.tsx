import type { StateNode, StatePath } from "@runbox/api";
import { CopyButton } from "../../components/ui/copy-button.tsx";
import { stateNodeNote, stateNodeText } from "./state-node-text.ts";
import { statePathText } from "./state-path-text.ts";

export interface SelectedValueProps {
  readonly path: StatePath;
  readonly node: StateNode;
}

/** The current line in full: its path, which can be copied, and all of its text. */
export function SelectedValue({ path, node }: SelectedValueProps) {
  const pathText = statePathText(path);
  const note = stateNodeNote(node);
  return (
    <div className="flex flex-col gap-1 border-t bg-sunken px-4 py-2.5">
      <div className="flex items-center gap-1">
        <code className="min-w-0 truncate font-mono text-xs text-ink">{pathText}</code>
        <CopyButton value={pathText} label="Copy path" />
        {note === null ? null : (
          <span className="ml-auto shrink-0 text-xs text-ink-muted">{note}</span>
        )}
      </div>
      <p className="max-h-40 overflow-auto font-mono text-xs wrap-anywhere whitespace-pre-wrap text-ink">
        {stateNodeText(node)}
      </p>
      {node.kind === "string" && node.isCut ? (
        <p className="text-xs text-ink-muted">Only its beginning. The raw bytes hold all of it.</p>
      ) : null}
    </div>
  );
}
