/** What an entry is about, taken apart. */
export interface AuditResource {
  /** `run`, `user`, `token`, …; the whole text when it has no kind. */
  readonly kind: string;
  readonly name: string;
  /** The page of the thing, when it has one. */
  readonly href: string | null;
}

const runIdForm = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** Reads `run:flights-2001`, `run:a/savepoint:sp_1`, `user:jana@example.org`. */
export function readResource(resource: string): AuditResource {
  const at = resource.indexOf(":");
  if (at <= 0) return { kind: resource, name: "", href: null };
  const kind = resource.slice(0, at);
  const name = resource.slice(at + 1);
  const runId = kind === "run" ? (name.split("/")[0] ?? "") : "";
  const href = runIdForm.test(runId) ? `/runs/${encodeURIComponent(runId)}` : null;
  return { kind, name, href };
}
