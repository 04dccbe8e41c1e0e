"use client";

import { Ban, CircleCheck, ClockAlert, TimerOff } from "lucide-react";
import type { ReactNode } from "react";
import { dataTableColumnHelper } from "../../components/data-table/data-table-column.ts";
import { useNow } from "../../components/time/clock-provider.tsx";
import { RelativeTime } from "../../components/time/relative-time.tsx";
import { Time } from "../../components/time/time.tsx";
import { Badge } from "../../components/ui/badge.tsx";
import { visibleText } from "../../format/visible-text.ts";
import type { Token } from "./token-scopes.ts";
import { type TokenState, tokenState } from "./token-state.ts";

const looks = {
  active: { tone: "positive", label: "Active", icon: <CircleCheck aria-hidden /> },
  expiring: { tone: "caution", label: "Expires soon", icon: <ClockAlert aria-hidden /> },
  expired: { tone: "critical", label: "Expired", icon: <TimerOff aria-hidden /> },
  revoked: { tone: "neutral", label: "Revoked", icon: <Ban aria-hidden /> },
} as const satisfies Record<TokenState, object>;

function StateBadge({ token }: { readonly token: Token }) {
  const state = useNow((nowMs) => tokenState(token, nowMs));
  if (state === null) return null;
  const { tone, label, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}

const helper = dataTableColumnHelper<Token>();

/** The columns of the tokens list; `actions` draws what can be done with one. */
export function tokenColumns(actions: (token: Token) => ReactNode) {
  return helper.columns([
    helper.accessor("name", {
      header: "Name",
      cell: (info) => visibleText(info.getValue()),
      meta: { name: "Name", widthPx: 190, rowHeader: true },
    }),
    helper.display({
      id: "state",
      header: "State",
      cell: (info) => <StateBadge token={info.row.original} />,
      meta: { name: "State", widthPx: 120 },
    }),
    helper.accessor("scopes", {
      header: "May",
      cell: (info) => (
        <span title={info.getValue().join(", ")} className="font-mono text-xs">
          {info.getValue().join(" ")}
        </span>
      ),
      meta: { name: "May", widthPx: 200, grow: true },
    }),
    helper.accessor("runPrefix", {
      header: "Runs",
      cell: (info) => {
        const prefix = info.getValue();
        return prefix === null ? "All" : `${visibleText(prefix)}…`;
      },
      meta: { name: "Runs", widthPx: 110 },
    }),
    helper.accessor("expiresAtMs", {
      header: "Expires",
      cell: (info) => {
        const expiresAtMs = info.getValue();
        return expiresAtMs === null ? "Never" : <Time valueMs={expiresAtMs} show="date" />;
      },
      meta: { name: "Expires", widthPx: 104 },
    }),
    helper.accessor("lastUsedAtMs", {
      header: "Last used",
      cell: (info) => {
        const usedAtMs = info.getValue();
        return usedAtMs === null ? (
          <span className="text-ink-muted">Never</span>
        ) : (
          <RelativeTime valueMs={usedAtMs} />
        );
      },
      meta: { name: "Last used", widthPx: 104 },
    }),
    helper.accessor("createdBy", {
      header: "Made by",
      cell: (info) => visibleText(info.getValue()),
      meta: { name: "Made by", widthPx: 160 },
    }),
    helper.display({
      id: "actions",
      header: () => <span className="sr-only">Actions</span>,
      cell: (info) => actions(info.row.original),
      meta: { name: "Actions", widthPx: 168, align: "end" },
    }),
  ]);
}
