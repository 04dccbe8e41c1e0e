import { expect, type Page } from "@playwright/test";

/** What an entry of the trail must say. */
export interface AuditExpectation {
  readonly action: string;
  readonly actor: string;
  readonly reason?: string;
  /** What it was done to begins so, as `run:billing`. */
  readonly resource: string;
}

/** The audit trail. */
export class AuditPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`/audit${query}`);
    await this.page.getByRole("heading", { name: "Audit", level: 1 }).waitFor();
  }

  get table() {
    return this.page.getByRole("table", { name: /^Audit trail/ });
  }

  get rows() {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("rowheader") });
  }

  /** Opens the trail of a resource and looks for an entry. */
  async expectEntry({ action, actor, reason, resource }: AuditExpectation): Promise<void> {
    await this.open(`?resource=${encodeURIComponent(resource)}`);
    const row = this.rows.filter({ hasText: action }).first();
    await expect(row).toContainText(actor);
    if (reason !== undefined) await expect(row).toContainText(reason);
  }
}
