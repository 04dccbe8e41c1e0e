import { expectAccessible } from "../fixtures/accessibility.ts";
import { beginSampleRun, type SampleRun } from "../fixtures/sample-run.ts";
import { expect, test } from "../fixtures/test.ts";
import { AuditPage } from "../pages/audit-page.ts";
import { RunPage } from "../pages/run-page.ts";
import { RunsPage } from "../pages/runs-page.ts";
import { SavepointPage } from "../pages/savepoint-page.ts";
import { StatePage } from "../pages/state-page.ts";
import { TokensPage } from "../pages/tokens-page.ts";
import { UsersPage } from "../pages/users-page.ts";

// Each look goes through the whole page, several times a test.
test.describe.configure({ timeout: 180_000 });

let sample: SampleRun;

test.beforeAll(async ({ adminCaller }) => {
  sample = await beginSampleRun(await adminCaller());
});

test.describe("signed out", () => {
  test.use({ signedIn: false });

  test("signing in and setting up are accessible", async ({ page }) => {
    await page.goto("/login");
    await expectAccessible(page, "sign in");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("Address and password are needed")).toBeVisible();
    await expectAccessible(page, "sign in, incomplete");
    await page.goto("/setup?code=none");
    await expectAccessible(page, "set up");
  });
});

test("the runs list is accessible", async ({ page }) => {
  const runs = new RunsPage(page);
  await runs.open();
  await expect(runs.names.first()).toBeVisible();
  await expectAccessible(page, "runs");
  await page.getByRole("button", { name: /^Health/ }).click();
  await expectAccessible(page, "health filter", "[role=dialog]");
  await page.keyboard.press("Escape");
  await runs.open("?q=no-such-run");
  await expect(page.getByText("No runs match")).toBeVisible();
  await expectAccessible(page, "no match");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "command palette", "[role=dialog]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await expectAccessible(page, "keyboard sheet", "[role=dialog]");
});

test("the run page, its panels and its dialogs are accessible", async ({ page }) => {
  const run = new RunPage(page);
  await run.open(sample.run.runId);
  await expect(run.marks).toHaveCount(7);
  await expectAccessible(page, "run");
  await run.marksOf("open").first().click();
  await expect(run.peek).toBeVisible();
  await expectAccessible(page, "peek", "[role=dialog]");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Actions" }).click();
  await expectAccessible(page, "actions menu", "[role=menu]");
  await page.getByRole("menuitem", { name: "Delete run…" }).click();
  await expect(run.dialog).toBeVisible();
  await expectAccessible(page, "delete dialog", "[role=alertdialog]");
  await page.keyboard.press("Escape");
  await run.open(sample.run.runId, "?view=table");
  await expect(run.table.getByRole("rowheader")).toHaveCount(5);
  await expectAccessible(page, "table twin");
});

test("savepoint and state are accessible", async ({ page }) => {
  const savepoint = new SavepointPage(page);
  await savepoint.open(sample.run.runId, sample.savepointId);
  await expect(savepoint.entities.getByRole("rowheader")).toHaveCount(6);
  await expectAccessible(page, "savepoint");
  await savepoint.button("Unpin").click();
  await savepoint.button("Pin…").click();
  await expect(savepoint.pinDialog).toBeVisible();
  await expectAccessible(page, "pin dialog", "[role=dialog]");
  await savepoint.pinDialog.getByLabel("Why it is kept").fill("kept for the tests");
  await savepoint.pinDialog.getByRole("button", { name: "Pin savepoint" }).click();
  const state = new StatePage(page);
  await state.open(sample.run.runId, sample.savepointId, sample.entityId);
  await state.button("Expand").click();
  await expect(state.line("truth")).toBeVisible();
  await state.search.fill("text");
  await page.keyboard.press("Enter");
  await expect(state.currentLine).toContainText("text");
  await expectAccessible(page, "state, a match current");
  await page.keyboard.press("Enter");
  await state.search.fill("nested");
  await expectAccessible(page, "state");
  await state.rawTab.click();
  await expect(state.bytes).toBeVisible();
  await expectAccessible(page, "raw bytes");
});

test("audit and settings are accessible", async ({ page }) => {
  const audit = new AuditPage(page);
  await audit.open();
  await expect(audit.rows.first()).toBeVisible();
  await expectAccessible(page, "audit");
  await audit.rows.first().getByRole("button").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "audit entry", "[role=dialog]");

  const tokens = new TokensPage(page);
  await tokens.open();
  await expectAccessible(page, "tokens");
  await page.getByRole("button", { name: "New token" }).first().click();
  await expectAccessible(page, "new token", "[role=dialog]");

  await new UsersPage(page).open();
  await expectAccessible(page, "users");
  await page.getByRole("button", { name: "Add user" }).click();
  await expectAccessible(page, "new user", "[role=dialog]");

  await page.goto("/settings/profile");
  await expect(page.getByRole("heading", { name: "Profile", level: 1 })).toBeVisible();
  await expectAccessible(page, "profile");
});
