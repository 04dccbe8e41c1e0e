/** The colours that carry meaning. A tone never stands alone: a word or an icon goes with it. */
export type Tone =
  | "neutral"
  | "positive"
  | "caution"
  | "critical"
  | "info"
  | "accent"
  | "upgrade"
  | "fork";

/** Text and icon colour of a tone, readable on `canvas`, `surface` and `sunken`. */
export const toneText = {
  neutral: "text-neutral",
  positive: "text-positive",
  caution: "text-caution",
  critical: "text-critical",
  info: "text-info",
  accent: "text-accent",
  upgrade: "text-upgrade",
  fork: "text-fork",
} as const satisfies Record<Tone, string>;

/** Solid fill of a tone, for bars and dots. */
export const toneFill = {
  neutral: "bg-neutral",
  positive: "bg-positive",
  caution: "bg-caution",
  critical: "bg-critical",
  info: "bg-info",
  accent: "bg-accent",
  upgrade: "bg-upgrade",
  fork: "bg-fork",
} as const satisfies Record<Tone, string>;

/** A faint ground with a border in the tone; text on it stays `ink`, for contrast. */
export const toneGround = {
  neutral: "border-line-strong bg-sunken",
  positive: "border-positive/35 bg-positive/7",
  caution: "border-caution/35 bg-caution/7",
  critical: "border-critical/35 bg-critical/7",
  info: "border-info/35 bg-info/7",
  accent: "border-accent/35 bg-accent/7",
  upgrade: "border-upgrade/35 bg-upgrade/7",
  fork: "border-fork/35 bg-fork/7",
} as const satisfies Record<Tone, string>;
