import { appRouter } from "../../src/app-router.ts";
import type { ProcedurePath } from "../../src/authorization/procedure-path.ts";
import { trustedCast } from "../../src/trusted-cast.ts";

/** A procedure as the router has it. */
export interface RoutedProcedure {
  readonly path: ProcedurePath;
  readonly type: "query" | "mutation" | "subscription";
}

interface Routed {
  readonly _def: { readonly type: RoutedProcedure["type"] };
}

/** Every procedure that the router has: read from it, so that none is left out. */
export const PROCEDURES: readonly RoutedProcedure[] = Object.entries(
  trustedCast<Readonly<Record<ProcedurePath, Routed>>>(
    appRouter._def.procedures,
    "the router keeps its procedures flat, by path",
  ),
).map(([path, { _def }]) => ({
  path: trustedCast<ProcedurePath>(path, "a key of the record above"),
  type: _def.type,
}));
