/** The sign of Runbox: three savepoints of a run, the last one still open. */
export function BrandMark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={className}>
      <rect x="1.5" y="4" width="4.5" height="12" rx="1" className="fill-accent" />
      <rect x="7.75" y="4" width="4.5" height="12" rx="1" className="fill-accent" />
      <rect
        x="14.6"
        y="4.6"
        width="3.3"
        height="10.8"
        rx="0.6"
        className="fill-none stroke-accent"
        strokeWidth="1.2"
      />
      <rect x="14.6" y="10.5" width="3.3" height="4.9" className="fill-accent" />
    </svg>
  );
}
