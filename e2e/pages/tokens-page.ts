import type { Page } from "@playwright/test";

/** API tokens. */
export class TokensPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto("/settings/tokens");
    await this.page.getByRole("heading", { name: "API tokens", level: 1 }).waitFor();
  }

  /** Makes a token and gives its secret, which is shown this once. */
  async create(token: { readonly name: string; readonly reason: string }): Promise<string> {
    await this.page.getByRole("button", { name: "New token" }).first().click();
    await this.page.getByRole("textbox", { name: "Name" }).fill(token.name);
    await this.page.getByRole("textbox", { name: /^Reason/ }).fill(token.reason);
    await this.page.getByRole("button", { name: "Create token" }).click();
    const secret = await this.page.getByRole("textbox", { name: "Token" }).inputValue();
    await this.page.getByRole("button", { name: "I have copied it" }).click();
    return secret;
  }

  row(name: string) {
    return this.page.getByRole("table", { name: /^API tokens/ }).getByRole("row", { name });
  }

  async revoke(name: string, reason: string): Promise<void> {
    await this.page.getByRole("button", { name: `Revoke ${name}` }).click();
    const dialog = this.page.getByRole("alertdialog");
    await dialog.getByRole("textbox", { name: /^Reason/ }).fill(reason);
    await dialog.getByRole("button", { name: `Revoke ${name}` }).click();
    await dialog.waitFor({ state: "hidden" });
  }
}
