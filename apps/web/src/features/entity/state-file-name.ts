/** What a state belongs to. */
export interface StateOrigin {
  readonly runId: string;
  readonly entityId: string;
  readonly instant: number;
}

const outsideFileNames = /[^A-Za-z0-9._-]+/g;

/** The name under which a state is downloaded; free of what file systems take for a path. */
export function stateFileName({ runId, entityId, instant }: StateOrigin): string {
  const name = `${runId}_${entityId}_${instant}`;
  return `${name.replace(outsideFileNames, "-").replace(/\.{2,}/g, ".")}.bin`;
}
