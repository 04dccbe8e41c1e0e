import type { Page } from "@playwright/test";

/** One run, with its timeline. */
export class RunPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(runId: string, query = ""): Promise<void> {
    await this.page.goto(`/runs/${encodeURIComponent(runId)}${query}`);
    await this.page.getByRole("heading", { name: runId, level: 1 }).waitFor();
  }

  get status() {
    return this.page.locator("h1 ~ [data-status]");
  }

  /** What stands below a question, answer and detail. */
  answer(question: "Latest restorable point" | "Next savepoint" | "Lost if restored now") {
    return this.page.getByRole("term").filter({ hasText: question }).locator("xpath=..");
  }

  get timeline() {
    return this.page.getByRole("region", { name: /^Savepoint timeline/ });
  }

  get marks() {
    return this.timeline.getByRole("button");
  }

  /** Marks of a status, as `persisted`, `open` or `late`. */
  marksOf(status: string) {
    return this.timeline.locator(`button[data-mark="${status}"]`);
  }

  get hint() {
    return this.timeline.locator("[data-timeline-hint]");
  }

  get peek() {
    return this.page.getByRole("dialog", { name: /^Savepoint/ });
  }

  get table() {
    return this.page.getByRole("table", { name: /^Savepoints of/ });
  }

  get tableCards() {
    return this.page.getByRole("list", { name: /^Savepoints of/ });
  }

  /** The card that names who holds the next savepoint back. */
  get missing() {
    return this.page
      .getByRole("region")
      .or(this.page.locator("section"))
      .filter({
        has: this.page.getByRole("heading", { name: /the next savepoint back$/ }),
      });
  }

  async chooseAction(name: string): Promise<void> {
    await this.page.getByRole("button", { name: "Actions" }).click();
    await this.page.getByRole("menuitem", { name }).click();
  }

  get dialog() {
    return this.page.getByRole("alertdialog");
  }
}
