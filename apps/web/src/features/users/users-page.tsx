"use client";

import type { WireUser } from "@runbox/api";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { PageBreadcrumb } from "../../components/shell/page-breadcrumb.tsx";
import { ApiFailure } from "../../components/states/api-failure.tsx";
import { Button } from "../../components/ui/button.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { countOf } from "../../format/count.ts";
import { toApiError } from "../../trpc/api-error.ts";
import { useTRPC } from "../../trpc/react.tsx";
import { useSessionUser } from "../auth/index.ts";
import { AddUserDialog } from "./add-user-dialog.tsx";
import { DisableDialog } from "./disable-dialog.tsx";
import { isLastAdmin } from "./last-admin.ts";
import { ResetPasswordDialog } from "./reset-password-dialog.tsx";
import { RoleDialog } from "./role-dialog.tsx";
import { userColumns } from "./user-columns.tsx";
import { UserRowMenu, type UserTask } from "./user-row-menu.tsx";

const breadcrumb = [{ label: "Users" }];
const noUsers: readonly WireUser[] = [];

/** What is open over the page: the form for a new user, or a task with one. */
type OpenDialog = { readonly kind: "add" } | { readonly kind: UserTask; readonly user: WireUser };

/** Everybody who may sign in, or might once. */
export function UsersPage() {
  const trpc = useTRPC();
  const me = useSessionUser();
  const list = useQuery(trpc.user.list.queryOptions({}));
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const users = list.data?.items ?? noUsers;
  const columns = useMemo(
    () =>
      userColumns(me?.userId ?? "", (user) => (
        <UserRowMenu
          user={user}
          isLastAdmin={isLastAdmin(users, user.userId)}
          onTask={(kind) => setDialog({ kind, user })}
        />
      )),
    [me, users],
  );
  return (
    <>
      <PageBreadcrumb items={breadcrumb} />
      <PageHeader
        title="Users"
        description="Who can sign in, and what they may do. Changes are in effect at once."
        actions={
          <Button
            variant="primary"
            icon={<Plus aria-hidden />}
            onClick={() => setDialog({ kind: "add" })}
          >
            Add user
          </Button>
        }
      />
      {list.isError && list.data === undefined ? (
        <ApiFailure
          title="Users could not be loaded"
          error={toApiError(list.error)}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        />
      ) : (
        <DataTable
          caption={`Users, ${countOf(users.length, "user")}`}
          columns={columns}
          rows={users}
          rowId={(user) => user.userId}
          status={list.isPending ? "loading" : "ready"}
        />
      )}
      {dialog === null ? null : <UserDialog dialog={dialog} onClose={() => setDialog(null)} />}
    </>
  );
}

interface UserDialogProps {
  readonly dialog: OpenDialog;
  readonly onClose: () => void;
}

function UserDialog({ dialog, onClose }: UserDialogProps) {
  switch (dialog.kind) {
    case "add":
      return <AddUserDialog onClose={onClose} />;
    case "change-role":
      return <RoleDialog user={dialog.user} onClose={onClose} />;
    case "reset-password":
      return <ResetPasswordDialog user={dialog.user} onClose={onClose} />;
    case "disable":
    case "enable":
      return <DisableDialog user={dialog.user} onClose={onClose} />;
  }
}
