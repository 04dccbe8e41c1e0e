import {
  Archive,
  ArrowDownToLine,
  Ban,
  Check,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleOff,
  CirclePause,
  CirclePlay,
  CircleX,
  ClockAlert,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  Undo2,
} from "lucide-react";
import type { Tone } from "./tone.ts";

/** How one state is shown: a word, an icon and a tone, always together. */
export interface StatusLook {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly tone: Tone;
}

const runState = {
  running: { label: "Running", icon: CirclePlay, tone: "positive" },
  paused: { label: "Paused", icon: CirclePause, tone: "neutral" },
  draining: { label: "Draining", icon: ArrowDownToLine, tone: "info" },
  finished: { label: "Finished", icon: Check, tone: "neutral" },
  failed: { label: "Failed", icon: CircleX, tone: "critical" },
} as const satisfies Record<string, StatusLook>;

const runHealth = {
  healthy: { label: "Healthy", icon: CircleCheck, tone: "positive" },
  lagging: { label: "Lagging", icon: ClockAlert, tone: "caution" },
  stalled: { label: "Stalled", icon: CircleAlert, tone: "critical" },
  unknown: { label: "Unknown", icon: CircleHelp, tone: "neutral" },
} as const satisfies Record<string, StatusLook>;

const savepoint = {
  collecting: { label: "Collecting", icon: CircleDashed, tone: "info" },
  overdue: { label: "Overdue", icon: ClockAlert, tone: "caution" },
  complete: { label: "Complete", icon: CircleCheck, tone: "positive" },
  persisted: { label: "Persisted", icon: Archive, tone: "positive" },
  failed: { label: "Failed", icon: CircleX, tone: "critical" },
  pruned: { label: "Pruned", icon: CircleOff, tone: "neutral" },
  deleted: { label: "Deleted", icon: CircleOff, tone: "neutral" },
} as const satisfies Record<string, StatusLook>;

const operation = {
  queued: { label: "Queued", icon: Hourglass, tone: "neutral" },
  running: { label: "Running", icon: LoaderCircle, tone: "info" },
  succeeded: { label: "Succeeded", icon: CircleCheck, tone: "positive" },
  failed: { label: "Failed", icon: CircleX, tone: "critical" },
  cancelled: { label: "Cancelled", icon: Ban, tone: "neutral" },
  "rolled-back": { label: "Rolled back", icon: Undo2, tone: "caution" },
} as const satisfies Record<string, StatusLook>;

/** Every state that the dashboard shows, by the thing that has it. */
export const statusVocabulary = {
  "run-state": runState,
  "run-health": runHealth,
  savepoint,
  operation,
} as const;

export type StatusKind = keyof typeof statusVocabulary;
export type StatusValue<TKind extends StatusKind> = keyof (typeof statusVocabulary)[TKind] & string;

/** The look of one state of one kind of thing. */
export function statusLook<TKind extends StatusKind>(
  kind: TKind,
  value: StatusValue<TKind>,
): StatusLook {
  const looks: Readonly<Record<string, StatusLook>> = statusVocabulary[kind];
  return looks[value] ?? { label: value, icon: CircleHelp, tone: "neutral" };
}
