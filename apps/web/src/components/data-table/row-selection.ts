/** The set with an id taken out if it was in, put in if it was not. */
export function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Whether all, some or none of the shown rows are selected, as a checkbox says it. */
export function selectionState(
  selectedIds: ReadonlySet<string>,
  shownIds: readonly string[],
): boolean | "indeterminate" {
  const selectedCount = shownIds.filter((id) => selectedIds.has(id)).length;
  if (selectedCount === 0) return false;
  return selectedCount === shownIds.length ? true : "indeterminate";
}

/** Selects or deselects every shown row and leaves the others as they are. */
export function withAll(
  selectedIds: ReadonlySet<string>,
  shownIds: readonly string[],
  selected: boolean,
): ReadonlySet<string> {
  const next = new Set(selectedIds);
  for (const id of shownIds) {
    if (selected) next.add(id);
    else next.delete(id);
  }
  return next;
}
