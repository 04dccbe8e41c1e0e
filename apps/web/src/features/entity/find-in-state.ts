import type { StateNode, StatePath } from "@runbox/api";
import { isBranch } from "./state-branch.ts";
import { stateNodeText } from "./state-node-text.ts";
import { statePathKey } from "./state-path-text.ts";
import { partLabel } from "./state-rows.ts";

/**
 * Paths of the values whose name or text contains a text, in the order of the tree. Only what is
 * loaded is looked at. Upper and lower case are the same.
 */
export function findInState(root: StateNode, text: string): readonly StatePath[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const found: StatePath[] = [];
  const visit = (label: string, node: StateNode, path: StatePath) => {
    const own = isBranch(node) ? label : `${label}\n${stateNodeText(node)}`;
    if (own.toLowerCase().includes(wanted)) found.push(path);
    if (!isBranch(node)) return;
    for (const part of node.parts) visit(partLabel(part), part.value, [...path, part.step]);
  };
  visit("", root, []);
  return found;
}

/** Keys of the values that must be open for a path to be in sight. */
export function keysAbove(path: StatePath): readonly string[] {
  return path.map((_step, depth) => statePathKey(path.slice(0, depth)));
}
