import type { Page } from "@playwright/test";
import type { Person } from "../fixtures/people.ts";

/** Signing in. */
export class LoginPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get heading() {
    return this.page.getByRole("heading", { name: "Sign in" });
  }

  get email() {
    return this.page.getByLabel("E-mail address");
  }

  get password() {
    return this.page.getByLabel("Password", { exact: true });
  }

  async submit({ email, password }: Pick<Person, "email" | "password">): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }
}
