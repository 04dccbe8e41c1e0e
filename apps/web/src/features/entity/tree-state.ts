import type { StateNode, StatePath } from "@runbox/api";
import { keysAbove } from "./find-in-state.ts";
import { mergeLoaded } from "./state-branch.ts";
import { statePathKey } from "./state-path-text.ts";
import { keysToLevel } from "./state-rows.ts";

/** What the viewer holds of one state: how much is loaded, what is open, which line is current. */
export interface TreeState {
  readonly root: StateNode;
  readonly expanded: ReadonlySet<string>;
  /** Key of the current line. */
  readonly activeKey: string;
  /** Keys of values of which more is on the way. */
  readonly loading: ReadonlySet<string>;
  /** The value that could not be loaded last, and why. */
  readonly failure: { readonly key: string; readonly text: string } | null;
}

export type TreeAction =
  | { readonly kind: "activate"; readonly key: string }
  | { readonly kind: "open" | "close"; readonly key: string }
  | { readonly kind: "open-levels"; readonly levelCount: number }
  | { readonly kind: "reveal"; readonly path: StatePath }
  | { readonly kind: "load-began"; readonly key: string }
  | { readonly kind: "load-ended"; readonly path: StatePath; readonly node: StateNode }
  | { readonly kind: "load-failed"; readonly key: string; readonly text: string };

/** A state as it is first shown: its own parts in sight. */
export function openTree(root: StateNode): TreeState {
  return {
    root,
    expanded: keysToLevel(root, 1),
    activeKey: statePathKey([]),
    loading: new Set(),
    failure: null,
  };
}

/** What follows from an action. */
export function changeTree(state: TreeState, action: TreeAction): TreeState {
  switch (action.kind) {
    case "activate":
      return { ...state, activeKey: action.key };
    case "open":
      return { ...state, expanded: new Set([...state.expanded, action.key]) };
    case "close":
      return { ...state, expanded: without(state.expanded, action.key) };
    case "open-levels":
      return {
        ...state,
        expanded: keysToLevel(state.root, action.levelCount),
        activeKey: statePathKey([]),
      };
    case "reveal":
      return {
        ...state,
        expanded: new Set([...state.expanded, ...keysAbove(action.path)]),
        activeKey: statePathKey(action.path),
      };
    case "load-began":
      return { ...state, loading: new Set([...state.loading, action.key]), failure: null };
    case "load-ended":
      return {
        ...state,
        root: mergeLoaded(state.root, action.path, action.node),
        loading: without(state.loading, statePathKey(action.path)),
      };
    case "load-failed":
      return {
        ...state,
        loading: without(state.loading, action.key),
        failure: { key: action.key, text: action.text },
      };
  }
}

function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set([...keys].filter((other) => other !== key));
}
