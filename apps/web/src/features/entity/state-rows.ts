import type { StateNode, StatePart, StatePath } from "@runbox/api";
import { visibleText } from "../../format/visible-text.ts";
import { isBranch, loadedUntil } from "./state-branch.ts";
import { stateNodeText } from "./state-node-text.ts";
import { statePathKey } from "./state-path-text.ts";

interface RowPlace {
  readonly key: string;
  /** The value's own path; of a "more" row, the path of the value that has more. */
  readonly path: StatePath;
  /** 1 for the state itself. */
  readonly level: number;
  /** 1 … `setSize` among its siblings, those not loaded included. */
  readonly position: number;
  readonly setSize: number;
}

/** One line of the tree. */
export type StateRow =
  | (RowPlace & {
      readonly kind: "node";
      readonly label: string;
      readonly node: StateNode;
      /** `null` where there is nothing to open. */
      readonly isExpanded: boolean | null;
    })
  | (RowPlace & { readonly kind: "more"; readonly leftCount: number });

/** How a part is named in its parent: a property, a position, or a map's key. */
export function partLabel({ step, key }: StatePart): string {
  if (key !== undefined) return `${stateNodeText(key)} →`;
  return typeof step === "number" ? String(step) : visibleText(step);
}

/** The lines that are in sight while the values of `expanded` are open. */
export function stateRows(root: StateNode, expanded: ReadonlySet<string>): readonly StateRow[] {
  const rows: StateRow[] = [];
  const add = (label: string, node: StateNode, place: Omit<RowPlace, "key">) => {
    const key = statePathKey(place.path);
    const canOpen = isBranch(node) && node.size > 0;
    const isExpanded = canOpen ? expanded.has(key) : null;
    rows.push({ kind: "node", key, label, node, isExpanded, ...place });
    if (!isBranch(node) || isExpanded !== true) return;
    const level = place.level + 1;
    const setSize = node.size;
    node.parts.forEach((part, index) => {
      const path = [...place.path, part.step];
      add(partLabel(part), part.value, { path, level, position: node.offset + index + 1, setSize });
    });
    if (!node.isCut) return;
    rows.push({
      kind: "more",
      key: `${key} more`,
      path: place.path,
      level,
      position: loadedUntil(node) + 1,
      setSize,
      leftCount: node.size - loadedUntil(node),
    });
  };
  add("$", root, { path: [], level: 1, position: 1, setSize: 1 });
  return rows;
}

/** Keys of all values with parts, down to a level below the state itself. */
export function keysToLevel(root: StateNode, levelCount: number): ReadonlySet<string> {
  const keys = new Set<string>();
  const visit = (node: StateNode, path: StatePath) => {
    if (path.length >= levelCount || !isBranch(node) || node.size === 0) return;
    keys.add(statePathKey(path));
    for (const part of node.parts) visit(part.value, [...path, part.step]);
  };
  visit(root, []);
  return keys;
}
