"use client";

import type { WireProgress, WireRun } from "@runbox/api";
import type { ReactNode } from "react";
import { RunningDuration } from "../../components/time/duration.tsx";
import { EventTime } from "../../components/time/event-time.tsx";
import { RelativeTime } from "../../components/time/relative-time.tsx";
import { countOf, partOf } from "../../format/count.ts";
import { describeRecovery, type Loss, type NextSavepoint } from "./describe-recovery.ts";
import { formatEventSpan, formatEventSpans } from "./event-span.ts";

/** Why the API cannot say what is open. */
export type ProgressAbsence = "ended" | "not-open" | "elsewhere" | null;

export interface RunAnswersProps {
  readonly run: WireRun;
  readonly progress: WireProgress | null;
  readonly absence: ProgressAbsence;
}

/** The questions one has in the night, answered in words. */
export function RunAnswers({ run, progress, absence }: RunAnswersProps) {
  const { loss, next } = describeRecovery(run, progress);
  return (
    <dl className="grid gap-px overflow-hidden rounded-lg border bg-line md:grid-cols-3">
      <Answer question="Latest restorable point" {...restorableAnswer(run)} />
      <Answer question="Next savepoint" {...nextAnswer(run, next, absence)} />
      <Answer question="Lost if restored now" {...lossAnswer(run, loss, absence)} />
    </dl>
  );
}

interface AnswerText {
  readonly answer: ReactNode;
  readonly detail: ReactNode;
}

function Answer({ question, answer, detail }: AnswerText & { readonly question: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-1 bg-surface px-4 py-3">
      <dt className="text-xs text-ink-muted">{question}</dt>
      <dd className="flex min-w-0 flex-col gap-0.5">
        <span className="text-lg leading-6 font-semibold tracking-tight text-ink tabular-nums">
          {answer}
        </span>
        <span className="text-xs text-pretty text-ink-muted">{detail}</span>
      </dd>
    </div>
  );
}

function restorableAnswer(run: WireRun): AnswerText {
  const { latestSavepoint, clock, schedule } = run;
  if (latestSavepoint === null) {
    return {
      answer: "Nothing to restore from",
      detail:
        schedule === "none"
          ? "The run takes no savepoints."
          : "No savepoint has been complete so far.",
    };
  }
  return {
    answer: <EventTime value={latestSavepoint.instant} clock={clock} zone />,
    detail: (
      <>
        All {countOf(latestSavepoint.entityCount, "entity", "entities")}, durable{" "}
        <RelativeTime valueMs={latestSavepoint.persistedAtMs} />
      </>
    ),
  };
}

const absenceText = {
  ended: "The run has ended.",
  "not-open": "Nobody has the run open.",
  elsewhere: "Another process gathers it.",
} as const;

function nextAnswer(run: WireRun, next: NextSavepoint, absence: ProgressAbsence): AnswerText {
  if (next.kind === "none") {
    return {
      answer: "None",
      detail:
        run.schedule === "none" ? "The run takes no savepoints." : `The run has ${run.status}.`,
    };
  }
  const answer = <EventTime value={next.instant} clock={run.clock} zone />;
  if (next.kind === "awaited") {
    const nobody = `None of ${countOf(next.entityCount, "entity", "entities")} has saved for it yet`;
    return { answer, detail: absence === null ? nobody : absenceText[absence] };
  }
  return {
    answer,
    detail: (
      <>
        {partOf(next.savedCount, next.entityCount)} entities in
        {next.waitingSinceMs === null ? null : (
          <>
            , waiting for <RunningDuration sinceMs={next.waitingSinceMs} />
          </>
        )}
        {next.behindCount > 0 ? `; ${next.behindCount} more open behind it` : null}
      </>
    ),
  };
}

function lossAnswer(run: WireRun, loss: Loss, absence: ProgressAbsence): AnswerText {
  switch (loss.kind) {
    case "everything":
      return {
        answer: "Everything",
        detail: (
          <>
            since the run began at{" "}
            <EventTime value={loss.since} clock={run.clock} bare zone className="align-baseline" />
          </>
        ),
      };
    case "unknown":
      return {
        answer: "Not known",
        detail:
          absence === null
            ? "How far the run is beyond its savepoint is not told."
            : `${absenceText[absence]} What came after its savepoint was not told.`,
      };
    case "between":
      if (loss.atLeast === 0) {
        return {
          answer: `Less than ${formatEventSpan(loss.below, run.clock)}`,
          detail: "of event time: every entity stands at the restorable point",
        };
      }
      return {
        answer: formatEventSpans(loss.atLeast, loss.below, run.clock),
        detail: "of event time, up to where the fastest entity is",
      };
  }
}
