/** The same fields without those that are `undefined`: an absent field and it are not the same. */
export type WithoutUndefined<T> = {
  [Name in keyof T as undefined extends T[Name] ? never : Name]: T[Name];
} & {
  [Name in keyof T as undefined extends T[Name] ? Name : never]?: Exclude<T[Name], undefined>;
};

/** Drops fields that are `undefined`, as a parsed input has them. */
export function withoutUndefined<T extends object>(fields: T): WithoutUndefined<T> {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as WithoutUndefined<T>;
}
