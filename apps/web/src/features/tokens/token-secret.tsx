"use client";

import { useSyncExternalStore } from "react";
import { Button } from "../../components/ui/button.tsx";
import { CopyButton } from "../../components/ui/copy-button.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { tokenTryCommand } from "./token-try-command.ts";

export interface TokenSecretProps {
  readonly secret: string;
  readonly onDone: () => void;
}

const noSubscription = () => () => undefined;

/** The secret, to be copied, and a command that tries it. */
export function TokenSecret({ secret, onDone }: TokenSecretProps) {
  const origin = useSyncExternalStore(
    noSubscription,
    () => window.location.origin,
    () => "",
  );
  const command = tokenTryCommand(origin, secret);
  return (
    <div className="flex flex-col gap-4">
      <Field label="Token" required>
        {(control) => (
          <Input
            {...control}
            readOnly
            mono
            autoFocus
            value={secret}
            onFocus={(event) => event.target.select()}
            trailing={<CopyButton value={secret} label="Copy token" />}
          />
        )}
      </Field>
      <div className="flex flex-col gap-1.5">
        <p className="text-xs font-medium">Try it</p>
        <div className="relative">
          <pre className="overflow-x-auto rounded-md border bg-sunken py-2 pr-10 pl-3 font-mono text-xs leading-5">
            {command}
          </pre>
          <span className="absolute top-1.5 right-1.5">
            <CopyButton value={command} label="Copy command" />
          </span>
        </div>
      </div>
      <Button variant="primary" className="self-end" onClick={onDone}>
        I have copied it
      </Button>
    </div>
  );
}
