const entries = [
  {
    label: "Persisted",
    className: "border-positive/40 bg-positive/45 border-b-2 border-b-positive",
  },
  { label: "Pruned: record only", className: "border-dashed border-line-control" },
  { label: "Collecting", className: "border-info bg-info" },
  { label: "Overdue", className: "border-caution bg-caution" },
] as const;

/** What the cells mean. */
export function TimelineLegend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-muted">
      {entries.map((entry) => (
        <li key={entry.label} className="flex items-center gap-1.5">
          <span aria-hidden className={`size-3 border ${entry.className}`} />
          {entry.label}
        </li>
      ))}
      <li>Until durable: from the first entity’s save until the savepoint was on disk</li>
    </ul>
  );
}
