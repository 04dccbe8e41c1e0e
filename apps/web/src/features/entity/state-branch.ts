import type { StateBranchNode, StateNode, StatePath } from "@runbox/api";

/** Whether a node has parts. */
export function isBranch(node: StateNode): node is StateBranchNode {
  return (
    node.kind === "object" || node.kind === "array" || node.kind === "map" || node.kind === "set"
  );
}

/** The node at a path, as far as it is loaded. */
export function nodeAt(root: StateNode, path: StatePath): StateNode | undefined {
  let node: StateNode | undefined = root;
  for (const step of path) {
    if (node === undefined || !isBranch(node)) return undefined;
    node = node.parts.find((part) => part.step === step)?.value;
  }
  return node;
}

/** The position of the first part that is not loaded. */
export function loadedUntil(node: StateBranchNode): number {
  return node.offset + node.parts.length;
}

/**
 * The tree with more of one value, as the server gave it. What does not join on to the parts that
 * are there, or has no place in the tree, changes nothing.
 */
export function mergeLoaded(root: StateNode, path: StatePath, loaded: StateNode): StateNode {
  const [step, ...rest] = path;
  if (step === undefined) return joinParts(root, loaded);
  if (!isBranch(root)) return root;
  return {
    ...root,
    parts: root.parts.map((part) =>
      part.step === step ? { ...part, value: mergeLoaded(part.value, rest, loaded) } : part,
    ),
  };
}

function joinParts(known: StateNode, loaded: StateNode): StateNode {
  if (!isBranch(known) || !isBranch(loaded)) return known;
  const until = loadedUntil(known);
  if (loaded.offset > until) return known;
  const parts = [...known.parts, ...loaded.parts.slice(until - loaded.offset)];
  return { ...known, parts, isCut: known.offset + parts.length < known.size };
}
