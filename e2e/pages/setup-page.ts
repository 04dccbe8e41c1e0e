import type { Page } from "@playwright/test";
import type { Person } from "../fixtures/people.ts";

/** First start: the page of the one-time link. */
export class SetupPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await this.page.getByRole("heading", { name: "Set up Runbox" }).waitFor();
  }

  async submit({ name, email, password }: Person): Promise<void> {
    await this.page.getByLabel("Name").fill(name);
    await this.page.getByLabel("E-mail address").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Make the first administrator" }).click();
  }

  get failure() {
    return this.page.getByText("This link does not work, or no longer");
  }
}
