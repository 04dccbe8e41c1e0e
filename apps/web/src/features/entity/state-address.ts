/** Which state: the one of an entity in a savepoint. */
export interface StateAddress {
  readonly runId: string;
  readonly savepointId: string;
  readonly entityId: string;
}

/** The page of a state. */
export function stateHref({ runId, savepointId, entityId }: StateAddress): string {
  const [run, savepoint, entity] = [runId, savepointId, entityId].map(encodeURIComponent);
  return `/runs/${run}/savepoints/${savepoint}/entities/${entity}`;
}
