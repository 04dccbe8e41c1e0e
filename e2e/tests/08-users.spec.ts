import { admin, viewer } from "../fixtures/people.ts";
import { beginRun } from "../fixtures/run-writer.ts";
import { latestSavepointOf } from "../fixtures/savepoint-lookup.ts";
import { expect, test } from "../fixtures/test.ts";
import { AuditPage } from "../pages/audit-page.ts";
import { LoginPage } from "../pages/login-page.ts";
import { RunPage } from "../pages/run-page.ts";
import { SavepointPage } from "../pages/savepoint-page.ts";
import { StatePage } from "../pages/state-page.ts";
import { UsersPage } from "../pages/users-page.ts";

test("a viewer sees runs but no states, until the role is raised", async ({
  page,
  api,
  openContext,
}) => {
  const written = await beginRun(api, { name: "roles", entityIds: ["private"] });
  await written.saveAll(written.instant(1));
  const savepointId = await latestSavepointOf(api, written.runId);
  const users = new UsersPage(page);
  await users.open();
  await users.add(viewer, "Viewer");
  await expect(users.row(viewer)).toContainText("Viewer");

  const theirs = await (await openContext()).newPage();
  await theirs.goto("/login");
  await new LoginPage(theirs).submit(viewer);
  await expect(theirs).toHaveURL("/runs");
  await new RunPage(theirs).open(written.runId);
  await theirs.getByRole("button", { name: "Actions" }).click();
  await expect(theirs.getByRole("menuitem", { name: "Delete run…" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await theirs.keyboard.press("Escape");
  const savepoint = new SavepointPage(theirs);
  await savepoint.open(written.runId, savepointId);
  await expect(savepoint.button("Verify")).toHaveAttribute("aria-disabled", "true");
  const state = new StatePage(theirs);
  await state.open(written.runId, savepointId, "private");
  await expect(theirs.getByText("You may not see states")).toBeVisible();
  await expect(state.tree).toHaveCount(0);

  await users.changeRole(viewer, "Operator", "joins the night shift");
  await state.open(written.runId, savepointId, "private");
  await expect(state.line("entity")).toContainText('"private"');

  const audit = new AuditPage(page);
  await audit.expectEntry({ action: "Added a user", actor: admin.email, resource: "user:" });
  await audit.expectEntry({
    action: "Changed a user",
    actor: admin.email,
    reason: "joins the night shift",
    resource: "user:",
  });
});
