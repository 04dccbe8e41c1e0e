"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { Time } from "../../components/time/time.tsx";
import { Button } from "../../components/ui/button.tsx";
import { buttonStyle } from "../../components/ui/button-style.ts";
import { CopyButton } from "../../components/ui/copy-button.tsx";
import { DefinitionList } from "../../components/ui/definition-list.tsx";
import { Sheet } from "../../components/ui/sheet.tsx";
import { visibleText } from "../../format/visible-text.ts";
import { type AuditEntry, auditActionNames } from "./audit-actions.ts";
import { readResource } from "./audit-resource.ts";
import { type FactChange, factChanges } from "./fact-changes.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";

export interface AuditPeekProps {
  readonly entry: AuditEntry | null;
  readonly onClose: () => void;
  readonly onFilterActor: (actorId: string) => void;
}

/** One entry in full: who, what, why, and what it was before. */
export function AuditPeek({ entry, onClose, onFilterActor }: AuditPeekProps) {
  return (
    <Sheet
      open={entry !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={entry === null ? "" : auditActionNames[entry.action]}
      {...(entry === null ? {} : { description: `Entry ${entry.sequence}` })}
    >
      {entry === null ? null : <EntryFacts entry={entry} onFilterActor={onFilterActor} />}
    </Sheet>
  );
}

type EntryFactsProps = Pick<AuditPeekProps, "onFilterActor"> & { readonly entry: AuditEntry };

function EntryFacts({ entry, onFilterActor }: EntryFactsProps) {
  const resource = readResource(entry.resource);
  return (
    <div className="flex flex-col gap-6">
      <DefinitionList
        items={[
          { term: "When", value: <Time valueMs={entry.atMs} show="date-time-ms" zone /> },
          { term: "Actor", value: `${visibleText(entry.actor.label)} (${entry.actor.kind})` },
          {
            term: "Reason",
            value:
              entry.reason === "" ? (
                <span className="text-ink-muted">None given</span>
              ) : (
                visibleText(entry.reason)
              ),
          },
          { term: "Resource", value: visibleText(entry.resource) },
          { term: "Outcome", value: <OutcomeBadge outcome={entry.outcome} /> },
          { term: "Address", value: entry.address ?? "–" },
          { term: "Request id", value: <RequestId value={entry.requestId} /> },
        ]}
      />
      <BeforeAfter
        changes={factChanges(entry.before, entry.after)}
        isCreation={entry.before === null}
      />
      <div className="flex flex-wrap gap-2">
        {resource.href === null ? null : (
          <Link href={resource.href} className={buttonStyle()}>
            Open the run
          </Link>
        )}
        {entry.actor.id === "" ? null : (
          <Button onClick={() => onFilterActor(entry.actor.id)}>Everything by this actor</Button>
        )}
      </div>
    </div>
  );
}

function RequestId({ value }: { readonly value: string }) {
  return (
    <span className="flex items-center gap-1">
      <code className="font-mono text-xs wrap-anywhere">{visibleText(value)}</code>
      <CopyButton value={value} label="Copy request id" />
    </span>
  );
}

interface BeforeAfterProps {
  readonly changes: readonly FactChange[];
  /** There was nothing before: the facts stand alone. */
  readonly isCreation: boolean;
}

function BeforeAfter({ changes, isCreation }: BeforeAfterProps) {
  const title = isCreation ? "Facts" : "Before and after";
  if (changes.length === 0) {
    return <p className="text-ink-muted">This action changed no recorded facts.</p>;
  }
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="font-semibold">{title}</h3>
      <dl className="divide-y rounded-md border">
        {changes.map((change) => (
          <div key={change.name} className="flex flex-col gap-0.5 px-3 py-2">
            <dt className="text-xs text-ink-muted">{visibleText(change.name)}</dt>
            <dd className="flex flex-wrap items-center gap-x-2 font-mono text-xs wrap-anywhere">
              {isCreation ? visibleText(change.after ?? "") : <FactText change={change} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function FactText({ change }: { readonly change: FactChange }) {
  if (!change.isChanged) {
    return (
      <>
        {visibleText(change.after ?? "")}
        <span className="font-sans text-ink-muted">unchanged</span>
      </>
    );
  }
  return (
    <>
      {change.before === undefined ? (
        <span className="font-sans text-ink-muted">not there</span>
      ) : (
        <del className="text-ink-muted">{visibleText(change.before)}</del>
      )}
      <ArrowRight aria-label="then" className="size-3 shrink-0 text-ink-muted" />
      {change.after === undefined ? (
        <span className="font-sans text-ink-muted">not there</span>
      ) : (
        <ins className="no-underline">{visibleText(change.after)}</ins>
      )}
    </>
  );
}
