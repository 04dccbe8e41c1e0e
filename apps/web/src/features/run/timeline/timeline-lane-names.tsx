/** What stands before a lane. */
export interface LaneText {
  /** The lane's middle. */
  readonly y: number;
  readonly name: string;
  readonly detail: string;
}

/** The lanes' names, in the gutter. */
export function TimelineLaneNames({ lanes }: { readonly lanes: readonly LaneText[] }) {
  return lanes.map(({ y, name, detail }) => (
    <g key={name}>
      <text x={0} y={y - 2} className="fill-ink text-xs font-medium">
        {name}
      </text>
      <text x={0} y={y + 12} className="fill-ink-muted text-2xs tabular-nums">
        {detail}
      </text>
    </g>
  ));
}
