import type { AppRouter } from "../app-router.ts";

type PathsOf<Record_, Prefix extends string = ""> = {
  [Name in keyof Record_ & string]: Record_[Name] extends {
    readonly _def: { readonly procedure: true };
  }
    ? `${Prefix}${Name}`
    : PathsOf<Record_[Name], `${Prefix}${Name}.`>;
}[keyof Record_ & string];

/** The path of every procedure of the API, as `run.create`. */
export type ProcedurePath = PathsOf<AppRouter["_def"]["record"]>;
