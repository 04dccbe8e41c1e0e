import type { Page } from "@playwright/test";

/** What every page of the dashboard has around it. */
export class Shell {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Whether the page is live: the pill in the top bar. */
  get stream() {
    return this.page.locator("[data-stream]");
  }

  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: "Account" }).click();
    await this.page.getByRole("menuitem", { name: "Sign out" }).click();
  }

  async chooseTheme(name: "System" | "Light" | "Dark"): Promise<void> {
    await this.page.getByRole("button", { name: "Theme" }).click();
    await this.page.getByRole("menuitemradio", { name }).click();
  }

  /** A message that says how something ended. */
  notice(text: string | RegExp) {
    return this.page.getByRole("listitem").filter({ hasText: text });
  }
}
