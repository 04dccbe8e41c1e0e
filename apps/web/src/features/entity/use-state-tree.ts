"use client";

import type { StateNode, StatePath } from "@runbox/api";
import { useMemo, useReducer } from "react";
import { errorText, toApiError } from "../../trpc/api-error.ts";
import { useTRPCClient } from "../../trpc/react.tsx";
import type { StateAddress } from "./state-address.ts";
import { isBranch, loadedUntil, nodeAt } from "./state-branch.ts";
import { statePathKey } from "./state-path-text.ts";
import { type StateRow, stateRows } from "./state-rows.ts";
import { changeTree, openTree, type TreeState } from "./tree-state.ts";

/** Parts that one more request brings, and levels below them. */
const MORE = { partCountMax: 200, depth: 2 } as const;

export interface StateTreeControls {
  readonly state: TreeState;
  readonly rows: readonly StateRow[];
  readonly activeIndex: number;
  readonly activate: (key: string) => void;
  readonly open: (row: StateRow) => void;
  readonly close: (row: StateRow) => void;
  /** Opens a closed line, closes an open one, loads more on a line that says so. */
  readonly toggle: (row: StateRow) => void;
  readonly openLevels: (levelCount: number) => void;
  readonly reveal: (path: StatePath) => void;
}

/** The tree of one state; parts that were cut come from the API when they are opened. */
export function useStateTree(address: StateAddress, firstNode: StateNode): StateTreeControls {
  const client = useTRPCClient();
  const [state, dispatch] = useReducer(changeTree, firstNode, openTree);
  const rows = useMemo(() => stateRows(state.root, state.expanded), [state.root, state.expanded]);

  const loadMore = async (path: StatePath) => {
    const key = statePathKey(path);
    const node = nodeAt(state.root, path);
    if (node === undefined || !isBranch(node) || state.loading.has(key)) return;
    dispatch({ kind: "load-began", key });
    try {
      const offset = loadedUntil(node);
      const answer = await client.entity.state.query({ ...address, path, offset, ...MORE });
      if (answer.node === null) dispatch({ kind: "load-failed", key, text: "It is too large." });
      else dispatch({ kind: "load-ended", path, node: answer.node });
    } catch (thrown) {
      dispatch({ kind: "load-failed", key, text: errorText(toApiError(thrown)) });
    }
  };

  const open = (row: StateRow) => {
    if (row.kind === "more") return void loadMore(row.path);
    if (row.isExpanded !== false) return;
    dispatch({ kind: "open", key: row.key });
    if (isBranch(row.node) && row.node.isCut && row.node.parts.length === 0) {
      void loadMore(row.path);
    }
  };
  const close = (row: StateRow) => dispatch({ kind: "close", key: row.key });

  return {
    state,
    rows,
    activeIndex: Math.max(
      0,
      rows.findIndex((row) => row.key === state.activeKey),
    ),
    activate: (key) => dispatch({ kind: "activate", key }),
    open,
    close,
    toggle: (row) => {
      if (row.kind === "node" && row.isExpanded === true) close(row);
      else open(row);
    },
    openLevels: (levelCount) => dispatch({ kind: "open-levels", levelCount }),
    reveal: (path) => dispatch({ kind: "reveal", path }),
  };
}
