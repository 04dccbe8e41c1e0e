"use client";

import { createContext, type ReactNode, use, useState } from "react";
import type { StreamSignal } from "./stream-status.ts";

/** What the owner of the live connection tells the page. */
export interface StreamReport {
  readonly signal: StreamSignal;
  /** Tries to connect now. */
  readonly retry?: () => void;
  /** Stops or resumes live updates. */
  readonly setPaused?: (paused: boolean) => void;
}

const noStream: StreamReport = { signal: { kind: "off" } };

const ReportContext = createContext<StreamReport>(noStream);
const ReporterContext = createContext<(report: StreamReport) => void>(() => undefined);

/** Carries the state of the live connection from its owner to the top bar and the clocks. */
export function StreamProvider({ children }: { readonly children: ReactNode }) {
  const [report, setReport] = useState<StreamReport>(noStream);
  return (
    <ReporterContext value={setReport}>
      <ReportContext value={report}>{children}</ReportContext>
    </ReporterContext>
  );
}

/** The last report of the live connection; `off` while nobody reports. */
export function useStream(): StreamReport {
  return use(ReportContext);
}

/** For the owner of the live connection: tells the page what it is doing. */
export function useStreamReporter(): (report: StreamReport) => void {
  return use(ReporterContext);
}

/** Whether relative times and running durations must stand still. */
export function useStreamFrozen(): boolean {
  const { signal } = useStream();
  return signal.kind === "connecting" || signal.kind === "paused";
}
