import { Badge } from "../../components/ui/badge.tsx";
import type { AuditEntry } from "./audit-actions.ts";

const looks = {
  ok: { tone: "positive", label: "OK" },
  denied: { tone: "caution", label: "Denied" },
  failed: { tone: "critical", label: "Failed" },
} as const;

/** How the action went, in a word. */
export function OutcomeBadge({ outcome }: { readonly outcome: AuditEntry["outcome"] }) {
  const { tone, label } = looks[outcome];
  return <Badge tone={tone}>{label}</Badge>;
}
