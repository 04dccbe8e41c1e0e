import type { ReactNode } from "react";

/** Something the palette offers. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Heading in the palette. */
  readonly group: "Go to" | "This page" | "Settings";
  readonly icon?: ReactNode;
  /** More words that find it. */
  readonly keywords?: readonly string[];
  /** Keys that do the same, as the hotkey registry writes them. */
  readonly keys?: string;
  readonly run: () => void;
}

/** The page that an id leads to. */
export interface IdTarget {
  /** `Run`, `Savepoint`, `Entity`. */
  readonly kind: string;
  readonly label: string;
  readonly href: string;
}

/** Finds what a pasted id names. A feature adds one for each kind of thing it has pages for. */
export interface IdResolver {
  readonly kind: string;
  /** Null when no such thing exists. */
  readonly resolve: (id: string, signal: AbortSignal) => Promise<IdTarget | null>;
}
