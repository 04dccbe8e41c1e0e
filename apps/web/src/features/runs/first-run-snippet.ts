/** The command that creates a first run, with the real address. */
export function firstRunSnippet(origin: string): string {
  const run = {
    runId: "first-run",
    schedule: 60_000,
    startFrom: 0,
    entityIds: ["sensor-1", "sensor-2"],
  };
  return [
    `curl ${origin}/trpc/run.create \\`,
    `  -H "authorization: Bearer $RUNBOX_TOKEN" \\`,
    `  -H "content-type: application/json" \\`,
    `  -d '${JSON.stringify(run)}'`,
  ].join("\n");
}
