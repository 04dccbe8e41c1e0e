/** What the example has said so far, as the harness reads it from its lines. */
export interface ExampleReport {
  /** Where the run went on from, or began. */
  readonly fromMs: number | undefined;
  readonly isResumed: boolean;
  /** The newest hour of event time that was reported, and the one reported before. */
  readonly hourMs: number | undefined;
  readonly hourBeforeMs: number | undefined;
  readonly retryCount: number;
  readonly final: FinalLine | undefined;
}

/** The line that a run ends with. */
export interface FinalLine {
  readonly digest: string;
  readonly entityCount: number;
  readonly flightCount: number;
}

export const NOTHING_SAID: ExampleReport = {
  fromMs: undefined,
  isResumed: false,
  hourMs: undefined,
  hourBeforeMs: undefined,
  retryCount: 0,
  final: undefined,
};

const BEGUN = /: (begins|resumes) at (\S+)$/;
const HOUR = /^at (\S+) flights /;
const FINAL = /^final digest ([0-9a-f]{32}) entities (\d+) flights (\d+)$/;

/** The report after one more line. */
export function readLine(report: ExampleReport, line: string): ExampleReport {
  const begun = BEGUN.exec(line);
  if (begun !== null) {
    return { ...report, fromMs: Date.parse(begun[2] ?? ""), isResumed: begun[1] === "resumes" };
  }
  const hour = HOUR.exec(line);
  if (hour !== null) {
    return { ...report, hourMs: Date.parse(hour[1] ?? ""), hourBeforeMs: report.hourMs };
  }
  if (line.startsWith("retrying")) return { ...report, retryCount: report.retryCount + 1 };
  const final = FINAL.exec(line);
  if (final === null) return report;
  const [, digest = "", entityCount, flightCount] = final;
  return {
    ...report,
    final: { digest, entityCount: Number(entityCount), flightCount: Number(flightCount) },
  };
}
