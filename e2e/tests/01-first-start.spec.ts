import { admin } from "../fixtures/people.ts";
import { readSetUpLink } from "../fixtures/product.ts";
import { expect, test } from "../fixtures/test.ts";
import { LoginPage } from "../pages/login-page.ts";
import { RunsPage } from "../pages/runs-page.ts";
import { SetupPage } from "../pages/setup-page.ts";
import { Shell } from "../pages/shell.ts";

test.use({ signedIn: false });

test("the one-time link makes the first administrator, and works once", async ({
  page,
  product,
  trouble,
  openContext,
}) => {
  const link = await readSetUpLink(product.setUpLinkFile);
  expect(link, "the API wrote a set-up link").not.toBeNull();
  expect(link).toContain(`${product.publicUrl}/setup`);

  await page.goto("/login");
  await expect(page.getByText("Nobody can sign in yet")).toBeVisible();

  const setup = new SetupPage(page);
  await setup.open(link ?? "");
  await setup.submit(admin);
  await expect(page).toHaveURL("/runs");
  await expect(page.getByText("No runs yet")).toBeVisible();
  await expect(page.getByText(`${product.publicUrl}/trpc/run.create`)).toBeVisible();
  expect(await readSetUpLink(product.setUpLinkFile)).toBeNull();

  trouble.tolerate(/status of 40\d .*user\.setUp/);
  const other = await (await openContext()).newPage();
  const again = new SetupPage(other);
  await again.open(link ?? "");
  await again.submit({ ...admin, email: "mallory@example.com" });
  await expect(again.failure).toBeVisible();
});

test("signing in leads back to where one was; signing out ends the session", async ({
  page,
  trouble,
}) => {
  const target = "/runs?q=nothing-is-called-so&order=asc";
  await page.goto(target);
  const login = new LoginPage(page);
  await expect(login.heading).toBeVisible();

  trouble.tolerate(/status of 401 .*auth\/sign-in/);
  await login.submit({ ...admin, password: "not the password" });
  await expect(page.getByText("The address or the password is wrong")).toBeVisible();
  await expect(login.email).toHaveValue(admin.email);

  await login.submit(admin);
  await expect(page).toHaveURL(target);
  await expect(page.getByText("No runs match")).toBeVisible();

  await new Shell(page).signOut();
  await expect(login.heading).toBeVisible();
  await page.goto("/audit");
  await expect(page).toHaveURL("/login?returnTo=%2Faudit");
});

test("a return path to another host is not followed", async ({ page }) => {
  await page.goto("/login?returnTo=https%3A%2F%2Fevil.example%2Fruns");
  await new LoginPage(page).submit(admin);
  await new RunsPage(page).names.or(page.getByText("No runs yet")).first().waitFor();
  await expect(page).toHaveURL("/runs");
});
