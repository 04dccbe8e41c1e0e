import { type RunWriter, storageErrors } from "@runbox/core";

/** A fault that waits for its call. */
export interface InjectedFaults {
  /** The next savepoint or flush fails: before it happens, or after. */
  arm(when: FaultTime): void;
  disarm(): void;
  readonly isArmed: boolean;
  wrap(writer: RunWriter): RunWriter;
}

/** When a fault strikes: before the write happens, or after it. */
export type FaultTime = "before" | "after";

/** Breaks the connection of writers on demand, once each time. */
export function createInjectedFaults(onStrike: (when: FaultTime) => void): InjectedFaults {
  let armed: FaultTime | null = null;

  const through = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const fault = armed;
    armed = null;
    if (fault !== null) onStrike(fault);
    if (fault === "before") throw storageErrors.storageUnavailable("injected before");
    const result = await work();
    if (fault === "after") throw storageErrors.storageUnavailable("injected after");
    return result;
  };

  return {
    arm: (when) => {
      armed = when;
    },
    disarm: () => {
      armed = null;
    },
    get isArmed() {
      return armed !== null;
    },
    wrap: (writer) => ({
      runId: writer.runId,
      epoch: writer.epoch,
      append: (entries) => writer.append(entries),
      flush: () => through(() => writer.flush()),
      complete: (completions) => through(() => writer.complete(completions)),
      findPush: (ordinal, instant) => writer.findPush(ordinal, instant),
      hasState: (ordinal) => writer.hasState(ordinal),
      matchesTip: (ordinal, digest) => writer.matchesTip(ordinal, digest),
      close: () => writer.close(),
    }),
  };
}
