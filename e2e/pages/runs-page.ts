import type { Page } from "@playwright/test";

/** The list of runs. */
export class RunsPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`/runs${query}`);
    await this.page.getByRole("heading", { name: "Runs", level: 1 }).waitFor();
  }

  get table() {
    return this.page.getByRole("table", { name: /^Runs/ });
  }

  /** The names of the shown runs, in their order. */
  get names() {
    return this.table.getByRole("rowheader");
  }

  row(runId: string) {
    return this.table.getByRole("row", { name: runId });
  }

  get idFilter() {
    return this.page.getByRole("searchbox", { name: "Run id contains" });
  }

  state(label: "All" | "Running" | "Finished" | "Failed") {
    return this.page
      .getByRole("group", { name: "Runs by state" })
      .getByRole("button", { name: label });
  }

  get runColumn() {
    return this.table.getByRole("columnheader", { name: "Run", exact: true });
  }

  get loadMore() {
    return this.page.getByRole("button", { name: "Load more" });
  }

  waiting(text: string) {
    return this.page.getByRole("button", { name: text });
  }
}
