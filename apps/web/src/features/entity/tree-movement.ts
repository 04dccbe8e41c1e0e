import type { StateRow } from "./state-rows.ts";

/** What a key does in the tree: go to a line, or open or close the current one. */
export type TreeStep =
  | { readonly kind: "go"; readonly index: number }
  | { readonly kind: "open" | "close" | "toggle" };

/** The keys of a tree as assistive technology expects them; `null` for a key that is none. */
export function treeStep(
  rows: readonly StateRow[],
  current: number,
  key: string,
  pageRowCount: number,
): TreeStep | null {
  const row = rows[current];
  if (row === undefined) return null;
  const go = (index: number): TreeStep => ({
    kind: "go",
    index: Math.min(rows.length - 1, Math.max(0, index)),
  });
  const isExpanded = row.kind === "node" ? row.isExpanded : null;
  switch (key) {
    case "ArrowDown":
      return go(current + 1);
    case "ArrowUp":
      return go(current - 1);
    case "PageDown":
      return go(current + pageRowCount);
    case "PageUp":
      return go(current - pageRowCount);
    case "Home":
      return go(0);
    case "End":
      return go(rows.length - 1);
    case "ArrowRight":
      if (isExpanded === true) return go(current + 1);
      return isExpanded === false ? { kind: "open" } : null;
    case "ArrowLeft":
      return isExpanded === true ? { kind: "close" } : go(parentOf(rows, current));
    case "Enter":
    case " ":
      return { kind: "toggle" };
    default:
      return null;
  }
}

function parentOf(rows: readonly StateRow[], current: number): number {
  const level = rows[current]?.level ?? 1;
  return Math.max(
    0,
    rows.findLastIndex((row, index) => index < current && row.level < level),
  );
}
