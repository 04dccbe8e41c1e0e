/** The command that creates a first run, with the real address. */
export function firstRunSnippet(origin: string): string {
  return [
    `curl ${origin}/trpc/run.create \\`,
    `  -H "authorization: Bearer $RUNBOX_TOKEN" \\`,
    `  -H "content-type: application/json" \\`,
    `  -d '{"runId":"first-run","schedule":60000,`,
    `       "startFrom":0,"entityIds":["a","b"]}'`,
  ].join("\n");
}
