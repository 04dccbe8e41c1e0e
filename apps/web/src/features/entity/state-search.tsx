"use client";

import type { StatePath } from "@runbox/api";
import { ChevronDown, ChevronUp, Search } from "lucide-react";
import type { KeyboardEvent } from "react";
import { filterInputProps } from "../../components/shell/shell-hotkeys.tsx";
import { IconButton } from "../../components/ui/icon-button.tsx";
import { Input } from "../../components/ui/input.tsx";
import { formatCount } from "../../format/count.ts";
import { statePathKey } from "./state-path-text.ts";

export interface StateSearchProps {
  readonly text: string;
  readonly onTextChange: (text: string) => void;
  readonly matches: readonly StatePath[];
  readonly activeKey: string;
  readonly onReveal: (path: StatePath) => void;
}

/** Looks for a text in what is loaded. Enter goes to the next match, Shift+Enter to the one before. */
export function StateSearch(props: StateSearchProps) {
  const { text, onTextChange, matches, activeKey, onReveal } = props;
  const current = matches.findIndex((path) => statePathKey(path) === activeKey);
  const step = (by: 1 | -1) => {
    const from = current === -1 && by === -1 ? 0 : current;
    const path = matches[(from + by + matches.length) % matches.length];
    if (path !== undefined) onReveal(path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  };
  return (
    <search className="flex min-w-0 items-center gap-1">
      <Input
        {...filterInputProps}
        size="sm"
        type="search"
        leading={<Search aria-hidden />}
        aria-label="Search in what is loaded"
        placeholder="Search in what is loaded"
        maxLength={200}
        value={text}
        onChange={(event) => onTextChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="w-52 max-sm:w-40"
      />
      <span role="status" className="min-w-16 text-xs text-ink-muted tabular-nums">
        {text.trim() === "" ? "" : matchText(current, matches.length)}
      </span>
      {matches.length === 0 ? null : (
        <>
          <IconButton
            size="sm"
            label="Match before"
            icon={<ChevronUp aria-hidden />}
            onClick={() => step(-1)}
          />
          <IconButton
            size="sm"
            label="Next match"
            icon={<ChevronDown aria-hidden />}
            onClick={() => step(1)}
          />
        </>
      )}
    </search>
  );
}

function matchText(current: number, count: number): string {
  if (count === 0) return "no match";
  if (current === -1) return `${formatCount(count)} found`;
  return `${formatCount(current + 1)} of ${formatCount(count)}`;
}
