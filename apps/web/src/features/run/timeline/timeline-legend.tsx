const entries = [
  { label: "Persisted", className: "bg-positive/20 border-b-2 border-positive" },
  {
    label: "Pruned: its record remains",
    className: "bg-line-control/15 border-b-2 border-dashed border-line-control",
  },
  { label: "Collecting", className: "border border-info bg-info" },
  { label: "Overdue", className: "border border-caution text-caution pattern-hatched" },
] as const;

/** What the cells mean. */
export function TimelineLegend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-muted">
      {entries.map((entry) => (
        <li key={entry.label} className="flex items-center gap-1.5">
          <span aria-hidden className={`size-3 ${entry.className}`} />
          {entry.label}
        </li>
      ))}
      <li>Until durable: from the first entity’s save until the savepoint was on disk</li>
    </ul>
  );
}
