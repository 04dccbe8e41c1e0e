"use client";

import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";
import { createRegistry, type Registry } from "../registry/registry.ts";
import type { Command, IdResolver } from "./command.ts";

interface CommandContextValue {
  readonly commands: Registry<Command>;
  readonly resolvers: Registry<IdResolver>;
}

const CommandContext = createContext<CommandContextValue | null>(null);

/** Holds what the palette offers: commands of the page and resolvers of ids. */
export function CommandProvider({ children }: { readonly children: ReactNode }) {
  const [value] = useState<CommandContextValue>(() => ({
    commands: createRegistry<Command>(),
    resolvers: createRegistry<IdResolver>(),
  }));
  return <CommandContext value={value}>{children}</CommandContext>;
}

/** Offers commands while the component is shown. Memoise the list: a new one registers anew. */
export function useCommands(commands: readonly Command[]): void {
  const registry = use(CommandContext)?.commands;
  // Synchronises with the palette's list.
  useEffect(() => {
    const removals = commands.map((command) => registry?.add(command));
    return () => {
      for (const remove of removals) remove?.();
    };
  }, [registry, commands]);
}

/** Lets the palette find things by their id. Keep the resolver constant or memoised. */
export function useIdResolver(resolver: IdResolver): void {
  const registry = use(CommandContext)?.resolvers;
  // Synchronises with the palette's list.
  useEffect(() => registry?.add(resolver), [registry, resolver]);
}

const noCommands: readonly Command[] = [];
const noResolvers: readonly IdResolver[] = [];
const noSubscription = () => () => undefined;

/** All commands that are offered now. */
export function useCommandList(): readonly Command[] {
  const registry = use(CommandContext)?.commands;
  return useSyncExternalStore(
    registry?.subscribe ?? noSubscription,
    registry?.list ?? (() => noCommands),
    () => noCommands,
  );
}

/** All resolvers of ids that are known now. */
export function useIdResolvers(): readonly IdResolver[] {
  const registry = use(CommandContext)?.resolvers;
  return useSyncExternalStore(
    registry?.subscribe ?? noSubscription,
    registry?.list ?? (() => noResolvers),
    () => noResolvers,
  );
}
