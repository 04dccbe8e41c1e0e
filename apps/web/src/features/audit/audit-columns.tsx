"use client";

import { dataTableColumnHelper } from "../../components/data-table/data-table-column.ts";
import { Time } from "../../components/time/time.tsx";
import { useZoneName } from "../../components/time/time-zone-provider.tsx";
import { visibleText } from "../../format/visible-text.ts";
import { type AuditEntry, auditActionNames } from "./audit-actions.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";

function WhenHeader() {
  return <>When ({useZoneName()})</>;
}

const helper = dataTableColumnHelper<AuditEntry>();

/** The columns of the audit trail. */
export const auditColumns = helper.columns([
  helper.accessor("action", {
    header: "Action",
    cell: (info) => auditActionNames[info.getValue()],
    meta: { name: "Action", widthPx: 168, rowHeader: true },
  }),
  helper.accessor("atMs", {
    header: WhenHeader,
    cell: (info) => <Time valueMs={info.getValue()} />,
    meta: { name: "When", widthPx: 168 },
  }),
  helper.accessor("actor", {
    header: "Actor",
    cell: (info) => {
      const { kind, label } = info.getValue();
      return (
        <span title={visibleText(label)}>
          {visibleText(label)}
          {kind === "user" ? null : <span className="text-ink-muted"> ({kind})</span>}
        </span>
      );
    },
    meta: { name: "Actor", widthPx: 200 },
  }),
  helper.accessor("resource", {
    header: "Resource",
    cell: (info) => (
      <span title={visibleText(info.getValue())}>{visibleText(info.getValue())}</span>
    ),
    meta: { name: "Resource", widthPx: 220 },
  }),
  helper.accessor("outcome", {
    header: "Outcome",
    cell: (info) => <OutcomeBadge outcome={info.getValue()} />,
    meta: { name: "Outcome", widthPx: 88 },
  }),
  helper.accessor("reason", {
    header: "Reason",
    cell: (info) =>
      info.getValue() === "" ? (
        <span className="text-ink-muted">None given</span>
      ) : (
        <span title={visibleText(info.getValue())}>{visibleText(info.getValue())}</span>
      ),
    meta: { name: "Reason", widthPx: 160, grow: true },
  }),
]);
