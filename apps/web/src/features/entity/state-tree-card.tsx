"use client";

import type { StateNode } from "@runbox/api";
import { ChevronsDownUp, ChevronsUpDown } from "lucide-react";
import { useMemo, useState } from "react";
import { useHotkey } from "../../components/hotkeys/hotkey-provider.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Callout } from "../../components/ui/callout.tsx";
import { visibleText } from "../../format/visible-text.ts";
import { findInState } from "./find-in-state.ts";
import { SelectedValue } from "./selected-value.tsx";
import type { StateAddress } from "./state-address.ts";
import { nodeAt } from "./state-branch.ts";
import { statePathKey } from "./state-path-text.ts";
import { StateSearch } from "./state-search.tsx";
import { StateTree } from "./state-tree.tsx";
import { useStateTree } from "./use-state-tree.ts";

/** Levels that "Expand" opens; what is deeper opens by hand. */
const EXPANDED_LEVELS = 3;

export interface StateTreeCardProps {
  readonly address: StateAddress;
  readonly firstNode: StateNode;
}

/** The tree of a state with its search, and its current line in full. */
export function StateTreeCard({ address, firstNode }: StateTreeCardProps) {
  const tree = useStateTree(address, firstNode);
  const [text, setText] = useState("");
  const { root, activeKey, failure } = tree.state;
  const matches = useMemo(() => findInState(root, text), [root, text]);
  const matchKeys = useMemo(() => new Set(matches.map(statePathKey)), [matches]);
  useHotkey({
    keys: "e",
    label: "Expand the state",
    group: "Page",
    run: () => tree.openLevels(EXPANDED_LEVELS),
  });
  const activePath = tree.rows[tree.activeIndex]?.path ?? [];
  const activeNode = nodeAt(root, activePath) ?? root;
  return (
    <div className="overflow-hidden rounded-lg border bg-surface">
      <div className="flex flex-wrap items-center justify-between gap-2 border-b px-3 py-2">
        <StateSearch
          text={text}
          onTextChange={setText}
          matches={matches}
          activeKey={activeKey}
          onReveal={tree.reveal}
        />
        <div className="flex items-center gap-1">
          <Button
            size="sm"
            variant="ghost"
            icon={<ChevronsUpDown aria-hidden />}
            onClick={() => tree.openLevels(EXPANDED_LEVELS)}
          >
            Expand
          </Button>
          <Button
            size="sm"
            variant="ghost"
            icon={<ChevronsDownUp aria-hidden />}
            onClick={() => tree.openLevels(1)}
          >
            Collapse
          </Button>
        </div>
      </div>
      {failure === null ? null : (
        <Callout tone="critical" title="More could not be loaded" className="m-3">
          {failure.text}
        </Callout>
      )}
      <StateTree
        name={`State of ${visibleText(address.entityId)}`}
        tree={tree}
        matchKeys={matchKeys}
      />
      <SelectedValue path={activePath} node={activeNode} />
    </div>
  );
}
