import type { Page } from "@playwright/test";

/** One entity's state in a savepoint. */
export class StatePage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(runId: string, savepointId: string, entityId: string): Promise<void> {
    const [run, entity] = [runId, entityId].map(encodeURIComponent);
    await this.page.goto(`/runs/${run}/savepoints/${savepointId}/entities/${entity}`);
    await this.page.getByRole("heading", { name: entityId, level: 1 }).waitFor();
  }

  get tree() {
    return this.page.getByRole("tree");
  }

  /** Lines of the tree by a part of their text. */
  line(text: string | RegExp) {
    return this.tree.getByRole("treeitem").filter({ hasText: text });
  }

  /** The line that has the focus of the tree. */
  get currentLine() {
    return this.tree.locator('[aria-selected="true"]');
  }

  get search() {
    return this.page.getByRole("searchbox", { name: "Search in what is loaded" });
  }

  get searchStatus() {
    return this.page.getByRole("search").getByRole("status");
  }

  get rawTab() {
    return this.page.getByRole("tab", { name: "Raw bytes" });
  }

  get bytes() {
    return this.page.getByRole("region", { name: "Bytes in hex" });
  }

  button(name: RegExp | string) {
    return this.page.getByRole("button", { name });
  }
}
