/** One fact of a thing before and after; undefined where there was none. */
export interface FactChange {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly isChanged: boolean;
}

type Facts = Readonly<Record<string, unknown>> | null;

/** The facts of both sides by name: changed ones first, each group in the order they came. */
export function factChanges(before: Facts, after: Facts): readonly FactChange[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const changes = names.map((name) => {
    const old = textOf(before, name);
    const next = textOf(after, name);
    return { name, before: old, after: next, isChanged: old !== next };
  });
  return [
    ...changes.filter((each) => each.isChanged),
    ...changes.filter((each) => !each.isChanged),
  ];
}

function textOf(facts: Facts, name: string): string | undefined {
  if (facts === null || !Object.hasOwn(facts, name)) return undefined;
  const value = facts[name];
  return typeof value === "string" ? value : JSON.stringify(value);
}
