"use client";

import { Command as Cmdk } from "cmdk";
import { CornerDownLeft, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useState } from "react";
import { cn } from "../ui/cn.ts";
import { modalStyle, overlayStyle } from "../ui/dialog.tsx";
import { Keys } from "../ui/kbd.tsx";
import { usePanelFocus } from "../ui/use-panel-focus.ts";
import type { Command } from "./command.ts";
import { useCommandList } from "./command-provider.tsx";
import { useIdTargets } from "./use-id-targets.ts";

const groupOrder: readonly Command["group"][] = ["This page", "Go to", "Settings"];

export interface CommandPaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** ⌘K: commands of the page, the places to go, and the page of a pasted id. */
export function CommandPalette({ open, onOpenChange }: CommandPaletteProps) {
  const focus = usePanelFocus("field");
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayStyle} />
        <Primitive.Content
          {...focus}
          data-modal
          aria-describedby={undefined}
          className={cn(modalStyle, "overflow-hidden sm:max-w-xl")}
        >
          <Primitive.Title className="sr-only">Command palette</Primitive.Title>
          <PaletteBody onDone={() => onOpenChange(false)} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function PaletteBody({ onDone }: { readonly onDone: () => void }) {
  const router = useRouter();
  const commands = useCommandList();
  const [text, setText] = useState("");
  const { searching, targets } = useIdTargets(text);
  const choose = (run: () => void) => () => {
    onDone();
    run();
  };
  return (
    <Cmdk label="Commands" loop className="flex min-h-0 flex-col">
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-muted" />
        <Cmdk.Input
          value={text}
          onValueChange={setText}
          placeholder="Type a command or paste an id"
          className="h-11 w-full bg-transparent text-base outline-none"
        />
      </div>
      <Cmdk.List className="max-h-88 min-h-0 overflow-y-auto p-1.5">
        <Cmdk.Empty className="px-3 py-8 text-center text-ink-muted">
          {searching ? "Looking up the id…" : "Nothing found."}
        </Cmdk.Empty>
        <PaletteGroup heading="Ids">
          {targets.map((target) => (
            <PaletteItem
              key={target.href}
              value={`${text} ${target.kind} ${target.href}`}
              forceMount
              onSelect={choose(() => router.push(target.href))}
            >
              <CornerDownLeft aria-hidden />
              <span className="min-w-0 flex-1 truncate">
                <span className="text-ink-muted">{target.kind}</span> {target.label}
              </span>
            </PaletteItem>
          ))}
        </PaletteGroup>
        {groupOrder.map((group) => (
          <PaletteGroup key={group} heading={group}>
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <PaletteItem
                  key={command.id}
                  value={`${command.label} ${command.keywords?.join(" ") ?? ""}`}
                  onSelect={choose(command.run)}
                >
                  {command.icon}
                  <span className="min-w-0 flex-1 truncate">{command.label}</span>
                  {command.keys === undefined ? null : <Keys keys={command.keys} />}
                </PaletteItem>
              ))}
          </PaletteGroup>
        ))}
      </Cmdk.List>
    </Cmdk>
  );
}

interface PaletteGroupProps {
  readonly heading: string;
  readonly children: readonly ReactNode[];
}

function PaletteGroup({ heading, children }: PaletteGroupProps) {
  if (children.length === 0) return null;
  return (
    <Cmdk.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-muted"
    >
      {children}
    </Cmdk.Group>
  );
}

interface PaletteItemProps {
  readonly value: string;
  readonly forceMount?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

function PaletteItem({ value, forceMount = false, onSelect, children }: PaletteItemProps) {
  return (
    <Cmdk.Item
      value={value}
      forceMount={forceMount}
      onSelect={onSelect}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-muted"
    >
      {children}
    </Cmdk.Item>
  );
}
