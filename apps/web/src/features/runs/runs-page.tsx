"use client";

import { PageBreadcrumb } from "../../components/shell/page-breadcrumb.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { RunsList } from "./runs-list.tsx";

export interface RunsPageProps {
  /** When the page was made, wall time: recent ranges count back from here. */
  readonly nowMs: number;
}

const breadcrumb = [{ label: "Runs" }];

/** All runs: find the one that needs me. */
export function RunsPage({ nowMs }: RunsPageProps) {
  return (
    <>
      <PageBreadcrumb items={breadcrumb} />
      <PageHeader title="Runs" />
      <RunsList nowMs={nowMs} />
    </>
  );
}
