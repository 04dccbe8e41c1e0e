"use client";

import type { WireUser } from "@runbox/api";
import { Ban, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { dataTableColumnHelper } from "../../components/data-table/data-table-column.ts";
import { Time } from "../../components/time/time.tsx";
import { Badge } from "../../components/ui/badge.tsx";
import { visibleText } from "../../format/visible-text.ts";
import { roleNames } from "./roles.ts";

const helper = dataTableColumnHelper<WireUser>();

/** The columns of the users list; `actions` draws what can be done with one. */
export function userColumns(ownUserId: string, actions: (user: WireUser) => ReactNode) {
  return helper.columns([
    helper.accessor("name", {
      header: "Name",
      cell: (info) => (
        <span className="inline-flex items-center gap-2">
          {visibleText(info.getValue())}
          {info.row.original.userId === ownUserId ? <Badge>You</Badge> : null}
        </span>
      ),
      meta: { name: "Name", widthPx: 200, grow: true, rowHeader: true },
    }),
    helper.accessor("email", {
      header: "E-mail address",
      cell: (info) => visibleText(info.getValue()),
      meta: { name: "E-mail address", widthPx: 240 },
    }),
    helper.accessor("role", {
      header: "Role",
      cell: (info) => roleNames[info.getValue()],
      meta: { name: "Role", widthPx: 120 },
    }),
    helper.accessor("isDisabled", {
      header: "State",
      cell: (info) =>
        info.getValue() ? (
          <Badge icon={<Ban aria-hidden />}>Disabled</Badge>
        ) : (
          <Badge tone="positive" icon={<CircleCheck aria-hidden />}>
            Active
          </Badge>
        ),
      meta: { name: "State", widthPx: 110 },
    }),
    helper.accessor("createdAtMs", {
      header: "Added",
      cell: (info) => <Time valueMs={info.getValue()} show="date" />,
      meta: { name: "Added", widthPx: 110 },
    }),
    helper.display({
      id: "actions",
      header: () => <span className="sr-only">Actions</span>,
      cell: (info) => actions(info.row.original),
      meta: { name: "Actions", widthPx: 64, align: "end" },
    }),
  ]);
}
