import { Badge } from "../../components/ui/badge.tsx";
import type { AuditEntry } from "./audit-actions.ts";

const looks = {
  denied: { tone: "caution", label: "Denied" },
  failed: { tone: "critical", label: "Failed" },
} as const;

/** How the action went, in a word. */
export function OutcomeBadge({ outcome }: { readonly outcome: AuditEntry["outcome"] }) {
  // Most entries went well: those that did not stand out.
  if (outcome === "ok") return <span className="text-ink-muted">OK</span>;
  const { tone, label } = looks[outcome];
  return <Badge tone={tone}>{label}</Badge>;
}
