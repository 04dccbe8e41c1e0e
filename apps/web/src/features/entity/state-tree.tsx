"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef } from "react";
import { statePathKey } from "./state-path-text.ts";
import { arrowSelector, StateTreeRow } from "./state-tree-row.tsx";
import { treeStep } from "./tree-movement.ts";
import type { StateTreeControls } from "./use-state-tree.ts";

const ROW_PX = 24;
/** Lines beyond the edges that are drawn, so that scrolling shows no gap. */
const OVERSCAN = 20;

export interface StateTreeProps {
  readonly name: string;
  readonly tree: StateTreeControls;
  /** Keys of lines that were looked for. */
  readonly matchKeys: ReadonlySet<string>;
}

/** A state as a tree; only the lines in sight are in the page. One tab stop. */
export function StateTree({ name, tree, matchKeys }: StateTreeProps) {
  const { rows, activeIndex, state } = tree;
  const frame = useRef<HTMLDivElement>(null);
  const idPrefix = useId();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  // Synchronises the scroll position with the current line.
  useEffect(() => virtualizer.scrollToIndex(activeIndex), [virtualizer, activeIndex]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const pageRowCount = Math.floor((frame.current?.clientHeight ?? ROW_PX) / ROW_PX) - 1;
    const step = treeStep(rows, activeIndex, event.key, Math.max(1, pageRowCount));
    const row = rows[activeIndex];
    if (step === null || row === undefined) return;
    event.preventDefault();
    if (step.kind === "go") tree.activate(rows[step.index]?.key ?? row.key);
    else tree[step.kind](row);
  };
  const onPress = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const key = target?.closest("[data-key]")?.getAttribute("data-key");
    const row = rows.find((candidate) => candidate.key === key);
    if (target === null || row === undefined) return;
    tree.activate(row.key);
    const isTwice = event.detail === 2;
    if (row.kind === "more" || isTwice || target.closest(arrowSelector) !== null) tree.toggle(row);
  };
  const idOf = (key: string) => `${idPrefix}${key}`;

  return (
    <div
      ref={frame}
      role="tree"
      aria-label={name}
      tabIndex={0}
      aria-activedescendant={idOf(state.activeKey)}
      onKeyDown={onKeyDown}
      onClick={onPress}
      className="max-h-[60vh] min-h-24 overflow-auto -outline-offset-2"
    >
      <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <StateTreeRow
              key={row.key}
              row={row}
              id={idOf(row.key)}
              isActive={index === activeIndex}
              isMatch={matchKeys.has(row.key)}
              isLoading={state.loading.has(statePathKey(row.path))}
              topPx={start}
              heightPx={size}
            />
          );
        })}
      </div>
    </div>
  );
}
