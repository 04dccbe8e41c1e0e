"use client";

import type { WireProgress, WireRun } from "@runbox/api";
import type { ReactNode } from "react";
import { Duration, RunningDuration } from "../../components/time/duration.tsx";
import { EventTime } from "../../components/time/event-time.tsx";
import { RelativeTime } from "../../components/time/relative-time.tsx";
import { formatCount } from "../../format/count.ts";
import { describeRecovery, type Recovery } from "./describe-recovery.ts";

/** Why the API cannot say what is open. */
export type ProgressAbsence = "ended" | "not-open" | "elsewhere" | null;

export interface RunAnswersProps {
  readonly run: WireRun;
  readonly progress: WireProgress | null;
  readonly absence: ProgressAbsence;
}

/** The questions one has in the night, answered in words. */
export function RunAnswers({ run, progress, absence }: RunAnswersProps) {
  const recovery = describeRecovery(run, progress);
  return (
    <dl className="grid gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-3">
      <Answer question="Latest restorable point">
        <Restorable run={run} recovery={recovery} />
      </Answer>
      <Answer question="Next savepoint">
        <Next run={run} recovery={recovery} absence={absence} />
      </Answer>
      <Answer question="Lost if restored now">
        <Loss run={run} recovery={recovery} />
      </Answer>
    </dl>
  );
}

function Answer({
  question,
  children,
}: {
  readonly question: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex min-w-0 flex-col gap-1 bg-surface px-4 py-3">
      <dt className="text-xs text-ink-muted">{question}</dt>
      <dd className="flex min-w-0 flex-col gap-0.5 text-sm text-ink">{children}</dd>
    </div>
  );
}

function Strong({ children }: { readonly children: ReactNode }) {
  return <span className="text-base font-semibold tabular-nums">{children}</span>;
}

function Detail({ children }: { readonly children: ReactNode }) {
  return <span className="text-xs text-ink-muted">{children}</span>;
}

interface PartProps {
  readonly run: WireRun;
  readonly recovery: Recovery;
}

function Restorable({ run, recovery }: PartProps) {
  if (recovery.restorableInstant === null || run.latestSavepoint === null) {
    return (
      <>
        <Strong>Nothing to restore from</Strong>
        <Detail>No savepoint has been completed yet.</Detail>
      </>
    );
  }
  return (
    <>
      <Strong>
        <EventTime value={recovery.restorableInstant} clock={run.clock} zone />
      </Strong>
      <Detail>
        durable <RelativeTime valueMs={run.latestSavepoint.persistedAtMs} />,{" "}
        {formatCount(run.latestSavepoint.entityCount)} entities
      </Detail>
    </>
  );
}

const absenceText = {
  ended: "The run has ended.",
  "not-open": "Nobody has the run open.",
  elsewhere: "Another process gathers it.",
} as const;

function Next({ run, recovery, absence }: PartProps & { readonly absence: ProgressAbsence }) {
  const { next } = recovery;
  if (next === null) {
    return (
      <>
        <Strong>{absence === null ? "Not begun" : "–"}</Strong>
        <Detail>
          {absence === null ? "No entity has saved for it yet." : absenceText[absence]}
        </Detail>
      </>
    );
  }
  return (
    <>
      <Strong>
        <EventTime value={next.instant} clock={run.clock} zone />
      </Strong>
      <Detail>
        {formatCount(next.savedCount)} of {formatCount(next.entityCount)} entities in
        {next.waitingSinceMs === null ? null : (
          <>
            , waiting for <RunningDuration sinceMs={next.waitingSinceMs} />
          </>
        )}
      </Detail>
    </>
  );
}

function Loss({ run, recovery }: PartProps) {
  if (recovery.lossMs === null) {
    return (
      <>
        <Strong>–</Strong>
        <Detail>Not known: it depends on what is open.</Detail>
      </>
    );
  }
  if (recovery.lossMs === 0) {
    return (
      <>
        <Strong>Less than one interval</Strong>
        <Detail>Every entity is at the latest restorable point.</Detail>
      </>
    );
  }
  return (
    <>
      <Strong>
        {run.clock === "logical" ? (
          `${formatCount(recovery.lossMs)} ticks`
        ) : (
          <Duration valueMs={recovery.lossMs} />
        )}
      </Strong>
      <Detail>of event time, up to the fastest entity</Detail>
    </>
  );
}
