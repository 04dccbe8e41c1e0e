"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import Link from "next/link";
import { useMemo, useState, useSyncExternalStore } from "react";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { PageBreadcrumb } from "../../components/shell/page-breadcrumb.tsx";
import { ApiFailure } from "../../components/states/api-failure.tsx";
import { Button } from "../../components/ui/button.tsx";
import { buttonStyle } from "../../components/ui/button-style.ts";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { notifyDone } from "../../components/ui/notify.ts";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { countOf } from "../../format/count.ts";
import { visibleText } from "../../format/visible-text.ts";
import { errorText, toApiError } from "../../trpc/api-error.ts";
import { useTRPC } from "../../trpc/react.tsx";
import { useIdempotentMutation } from "../../trpc/use-idempotent-mutation.ts";
import { CreateTokenDialog } from "./create-token-dialog.tsx";
import { tokenColumns } from "./token-columns.tsx";
import type { Token } from "./token-scopes.ts";
import { tokenTryCommand } from "./token-try-command.ts";

const breadcrumb = [{ label: "API tokens" }];
const noSubscription = () => () => undefined;

/** Tokens with which services call the API. */
export function TokensPage() {
  const trpc = useTRPC();
  const tokens = useQuery(trpc.token.list.queryOptions({}));
  const [isCreating, setIsCreating] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const columns = useMemo(
    () => tokenColumns((token) => <TokenActions token={token} onRevoke={setRevoking} />),
    [],
  );
  const rows = tokens.data?.items ?? [];
  return (
    <>
      <PageBreadcrumb items={breadcrumb} />
      <PageHeader
        title="API tokens"
        description="Services prove with a token who they are. A token can do no more than who made it."
        actions={
          <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setIsCreating(true)}>
            New token
          </Button>
        }
      />
      {tokens.isError && tokens.data === undefined ? (
        <ApiFailure
          title="Tokens could not be loaded"
          error={toApiError(tokens.error)}
          onRetry={() => void tokens.refetch()}
          retrying={tokens.isFetching}
        />
      ) : (
        <DataTable
          caption={`API tokens, ${countOf(rows.length, "token")}`}
          columns={columns}
          rows={rows}
          rowId={(token) => token.tokenId}
          status={tokens.isPending ? "loading" : "ready"}
          empty={<NoTokensYet />}
        />
      )}
      <CreateTokenDialog open={isCreating} onOpenChange={setIsCreating} />
      <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}

interface TokenActionsProps {
  readonly token: Token;
  readonly onRevoke: (token: Token) => void;
}

function TokenActions({ token, onRevoke }: TokenActionsProps) {
  return (
    <span className="inline-flex justify-end gap-1">
      <Link
        href={`/audit?actor=${encodeURIComponent(token.tokenId)}`}
        aria-label={`Trail of ${visibleText(token.name)}`}
        className={buttonStyle({ size: "sm", variant: "ghost" })}
      >
        Trail
      </Link>
      {token.revokedAtMs === null ? (
        <Button
          size="sm"
          aria-label={`Revoke ${visibleText(token.name)}`}
          onClick={() => onRevoke(token)}
        >
          Revoke
        </Button>
      ) : null}
    </span>
  );
}

function NoTokensYet() {
  const origin = useSyncExternalStore(
    noSubscription,
    () => window.location.origin,
    () => "",
  );
  return (
    <EmptyState
      icon={<KeyRound aria-hidden />}
      title="No tokens yet"
      description="Create one, then let a service call the API with it."
      snippet={tokenTryCommand(origin, "rbx_…")}
    />
  );
}

interface RevokeDialogProps {
  readonly token: Token | null;
  readonly onClose: () => void;
}

function RevokeDialog({ token, onClose }: RevokeDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revoke = useIdempotentMutation({
    call: (client, input: { readonly tokenId: string; readonly reason: string }, options) =>
      client.token.revoke.mutate(input, options),
    onSuccess: async (revoked) => {
      onClose();
      notifyDone(`Revoked ${visibleText(revoked.name)}`);
      await queryClient.invalidateQueries({ queryKey: trpc.token.list.queryKey() });
    },
  });
  if (token === null) return null;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (open) return;
        revoke.reset();
        onClose();
      }}
      title={`Revoke ${visibleText(token.name)}?`}
      consequence="Whatever uses it is refused at once. A revoked token cannot be brought back; you can make a new one."
      confirmLabel={`Revoke ${visibleText(token.name)}`}
      tone="danger"
      reason="optional"
      pending={revoke.isPending}
      error={revoke.isError ? errorText(toApiError(revoke.error)) : null}
      onConfirm={({ reason }) => revoke.mutate({ tokenId: token.tokenId, reason })}
    />
  );
}
