"use client";

import { AlertDialog as Primitive } from "radix-ui";
import { type ReactNode, useId, useState } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";
import { confirmationObstacle, phraseFeedback } from "./confirmation-check.ts";
import { modalStyle, overlayStyle } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";
import { Textarea } from "./textarea.tsx";
import { usePanelFocus } from "./use-panel-focus.ts";

export interface ConfirmImpact {
  readonly label: string;
  readonly value: ReactNode;
}

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The question, with the object named: "Restore billing-eu to 06:00?" */
  readonly title: string;
  /** What will happen, and what cannot be undone. */
  readonly consequence: ReactNode;
  /** Count, size, runs: the facts of tier 2, as a list. */
  readonly impact?: readonly ConfirmImpact[];
  /** The verb and object: "Restore billing-eu". Never "OK". */
  readonly confirmLabel: string;
  readonly tone?: "danger" | "default";
  /** Asks for a reason, which goes to the audit trail. */
  readonly reason?: "required" | "optional" | "none";
  /** Tier 2: the phrase to type. Short and specific (`billing-eu v4`). */
  readonly phrase?: string;
  readonly pending?: boolean;
  /** What went wrong at the last try; the dialog stays open. */
  readonly error?: ReactNode;
  readonly onConfirm: (input: { readonly reason: string }) => void;
}

/**
 * Asks before something that discards or changes state. Without `phrase` it is tier 1, with
 * `phrase` and `reason="required"` tier 2. Focus starts on Cancel and Enter confirms only from the
 * button itself.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const focus = usePanelFocus("own");
  return (
    <Primitive.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayStyle} />
        <Primitive.Content {...focus} data-modal className={cn(modalStyle, "sm:max-w-lg")}>
          <ConfirmBody {...props} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function ConfirmBody(props: ConfirmDialogProps) {
  const { phrase, reason: reasonDemand = "none", tone = "default", pending = false } = props;
  const [reason, setReason] = useState("");
  const [typedPhrase, setTypedPhrase] = useState("");
  const obstacle = confirmationObstacle(
    { phrase: phrase ?? null, reasonRequired: reasonDemand === "required" },
    { typedPhrase, reason },
  );
  return (
    <>
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pt-4 pb-5">
        <div className="flex flex-col gap-1.5">
          <Primitive.Title className="text-lg font-semibold wrap-anywhere">
            {props.title}
          </Primitive.Title>
          <Primitive.Description className="text-sm text-ink-muted" asChild>
            <div>{props.consequence}</div>
          </Primitive.Description>
        </div>
        {props.impact === undefined ? null : <ImpactList items={props.impact} />}
        {reasonDemand === "none" ? null : (
          <Field
            label="Reason"
            hint="Kept in the audit trail."
            required={reasonDemand === "required"}
          >
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        )}
        {phrase === undefined ? null : (
          <PhraseField phrase={phrase} typed={typedPhrase} onTyped={setTypedPhrase} />
        )}
        {props.error === undefined || props.error === null ? null : (
          <p role="alert" className="text-sm text-critical">
            {props.error}
          </p>
        )}
      </div>
      <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">
        <Primitive.Cancel asChild>
          <Button>Cancel</Button>
        </Primitive.Cancel>
        <ConfirmButton
          label={props.confirmLabel}
          tone={tone}
          pending={pending}
          obstacle={obstacle}
          onConfirm={() => props.onConfirm({ reason: reason.trim() })}
        />
      </footer>
    </>
  );
}

function ImpactList({ items }: { readonly items: readonly ConfirmImpact[] }) {
  return (
    <dl className="divide-y rounded-md border bg-sunken">
      {items.map((item) => (
        <div key={item.label} className="flex justify-between gap-4 px-3 py-1.5">
          <dt className="text-ink-muted">{item.label}</dt>
          <dd className="text-right font-medium wrap-anywhere">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface PhraseFieldProps {
  readonly phrase: string;
  readonly typed: string;
  readonly onTyped: (text: string) => void;
}

function PhraseField({ phrase, typed, onTyped }: PhraseFieldProps) {
  const label = (
    <>
      Type <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-ink">{phrase}</code> to
      confirm
    </>
  );
  return (
    <Field label={label} required error={phraseFeedback(typed, phrase)}>
      {(control) => (
        <Input
          {...control}
          mono
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => onTyped(event.target.value)}
        />
      )}
    </Field>
  );
}

interface ConfirmButtonProps {
  readonly label: string;
  readonly tone: "danger" | "default";
  readonly pending: boolean;
  readonly obstacle: string | null;
  readonly onConfirm: () => void;
}

/** Stays focusable while something is missing, and says on press what that is. */
function ConfirmButton({ label, tone, pending, obstacle, onConfirm }: ConfirmButtonProps) {
  const noteId = useId();
  const [pressedInVain, setPressedInVain] = useState(false);
  const note = pressedInVain ? obstacle : null;
  const press = () => {
    if (obstacle === null) onConfirm();
    else setPressedInVain(true);
  };
  return (
    <div className="flex flex-col items-end gap-1">
      <Button
        variant={tone === "danger" ? "danger" : "primary"}
        loading={pending}
        onClick={press}
        aria-describedby={obstacle === null ? undefined : noteId}
        aria-disabled={obstacle === null ? undefined : true}
      >
        {label}
      </Button>
      <span
        id={noteId}
        role="status"
        className={cn("text-xs text-ink-muted", note === null && "sr-only")}
      >
        {note ?? obstacle}
      </span>
    </div>
  );
}
