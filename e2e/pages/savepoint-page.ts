import type { Page } from "@playwright/test";

/** One savepoint. */
export class SavepointPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(runId: string, savepointId: string): Promise<void> {
    await this.page.goto(`/runs/${encodeURIComponent(runId)}/savepoints/${savepointId}`);
    await this.heading.waitFor();
  }

  get heading() {
    return this.page.getByRole("heading", { name: /^Savepoint/, level: 1 });
  }

  /** The value of a fact, as `Changed` or `Pin`. */
  fact(term: string) {
    return this.page
      .getByRole("term")
      .filter({ hasText: new RegExp(`^${term}$`) })
      .locator("xpath=../dd");
  }

  get entities() {
    return this.page.getByRole("table", { name: /^Entities of the savepoint/ });
  }

  entity(entityId: string) {
    return this.entities.getByRole("link", { name: entityId, exact: true });
  }

  get filter() {
    return this.page.getByRole("searchbox", { name: "Filter by entity id" });
  }

  button(name: string) {
    return this.page.getByRole("button", { name });
  }

  get pinDialog() {
    return this.page.getByRole("dialog", { name: "Pin this savepoint" });
  }
}
