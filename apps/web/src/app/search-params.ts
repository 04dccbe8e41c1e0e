/** What a page is given of its query string. */
export type PageSearchParams = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The first value of a parameter; null when it is absent. */
export function firstParam(params: Awaited<PageSearchParams>, name: string): string | null {
  const value = params[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
