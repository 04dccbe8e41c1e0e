import type { RunProgress, RunRecord } from "@runbox/core";
import type { RunHealth, WireRun } from "../wire/run.ts";

/** Below this, silence says nothing: writers batch, networks pause. */
const PATIENCE_MS = 30_000;
const LAGGING_INTERVALS = 2;
const STALLED_INTERVALS = 10;

/**
 * Says how a run does, from facts that are known without reading any state.
 *
 * External time need not keep pace with the wall clock, so the schedule is only a hint of how often
 * something should happen: the pace is the interval where times are real ones, and half a minute
 * where they are ticks, but never less than that. Waiting is the longer of two silences: since the
 * run last wrote anything, and since its oldest open savepoint began to wait. Up to twice the pace
 * is healthy, up to ten times is lagging, beyond is stalled. A run that has ended or takes no
 * savepoints owes nothing.
 */
export function judgeHealth(
  run: RunRecord,
  progress: Pick<RunProgress, "waitingSinceMs" | "missingCount"> | undefined,
  nowMs: number,
): RunHealth {
  if (run.status !== "running") return unknown(`The run has ${run.status}.`);
  if (run.schedule === "none") return unknown("The run takes no savepoints.");
  const paceMs = run.clock === "epoch-ms" ? Math.max(run.schedule, PATIENCE_MS) : PATIENCE_MS;
  const silentMs = Math.max(0, nowMs - run.activeAtMs);
  const waitingMs = Math.max(0, nowMs - (progress?.waitingSinceMs ?? nowMs));
  const level = levelOf(Math.max(silentMs, waitingMs) / paceMs);
  if (level === "healthy") return { level, explanation: "It is active at its schedule's pace." };
  const explanation =
    waitingMs >= silentMs
      ? `Its oldest open savepoint has waited ${inWords(waitingMs)} for ${entitiesInWords(progress?.missingCount ?? 0)}.`
      : `Nothing has come from it for ${inWords(silentMs)}.`;
  return { level, explanation };
}

/** A run as it goes out. */
export function toWireRun(
  run: RunRecord,
  progress: RunProgress | undefined,
  nowMs: number,
): WireRun {
  return { ...run, health: judgeHealth(run, progress, nowMs) };
}

function unknown(explanation: string): RunHealth {
  return { level: "unknown", explanation };
}

function levelOf(intervals: number): RunHealth["level"] {
  if (intervals <= LAGGING_INTERVALS) return "healthy";
  return intervals <= STALLED_INTERVALS ? "lagging" : "stalled";
}

function entitiesInWords(count: number): string {
  return count === 1 ? "1 entity" : `${count} entities`;
}

const UNITS = [
  { name: "day", ms: 86_400_000 },
  { name: "hour", ms: 3_600_000 },
  { name: "minute", ms: 60_000 },
  { name: "second", ms: 1_000 },
] as const;

function inWords(durationMs: number): string {
  const unit = UNITS.find((candidate) => durationMs >= candidate.ms) ?? UNITS[3];
  const count = Math.floor(durationMs / unit.ms);
  return `${count} ${unit.name}${count === 1 ? "" : "s"}`;
}
