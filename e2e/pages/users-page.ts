import type { Page } from "@playwright/test";
import type { Person } from "../fixtures/people.ts";

/** Who may sign in, and as what. */
export class UsersPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto("/settings/users");
    await this.page.getByRole("heading", { name: "Users", level: 1 }).waitFor();
  }

  row(person: Person) {
    return this.page.getByRole("table", { name: /^Users/ }).getByRole("row", { name: person.name });
  }

  async add(person: Person, role: "Viewer" | "Operator" | "Administrator"): Promise<void> {
    await this.page.getByRole("button", { name: "Add user" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Add a user" });
    await dialog.getByLabel("Name").fill(person.name);
    await dialog.getByLabel("E-mail address").fill(person.email);
    await dialog.getByLabel("Role").selectOption(role);
    await dialog.getByLabel("Password", { exact: true }).fill(person.password);
    await dialog.getByRole("button", { name: "Add user" }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  async changeRole(person: Person, role: string, reason: string): Promise<void> {
    await this.page.getByRole("button", { name: `Actions for ${person.name}` }).click();
    await this.page.getByRole("menuitem", { name: "Change role" }).click();
    const dialog = this.page.getByRole("dialog", { name: `Role of ${person.name}` });
    await dialog.getByLabel("Role").selectOption(role);
    await dialog.getByLabel(/^Reason/).fill(reason);
    await dialog.getByRole("button", { name: "Change role" }).click();
    await dialog.waitFor({ state: "hidden" });
  }
}
