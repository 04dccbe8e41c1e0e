import type { BenchRow } from "./result.ts";

/** The results as a page: one table a benchmark, with the figure to reach beside the one found. */
export function writeReport(
  machine: string,
  sections: readonly { readonly name: string; readonly rows: readonly BenchRow[] }[],
): string {
  const parts = sections.map(({ name, rows }) =>
    [
      `## ${name}`,
      "",
      "| what | to reach | found | reached | how |",
      "| --- | --- | --- | --- | --- |",
    ]
      .concat(rows.map(tableRow))
      .join("\n"),
  );
  return `# Results\n\nWritten by \`npm run bench\`. Everything in one table was measured in one run on one machine.\n\n${machine}\n\n${parts.join("\n\n")}\n`;
}

function tableRow(row: BenchRow): string {
  const reached = row.isReached === null ? "" : row.isReached ? "yes" : "**no**";
  return `| ${[row.what, row.reach, row.found, reached, row.detail].join(" | ")} |`;
}
