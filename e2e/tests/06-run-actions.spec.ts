import { admin } from "../fixtures/people.ts";
import { beginRun } from "../fixtures/run-writer.ts";
import { expect, test } from "../fixtures/test.ts";
import { AuditPage } from "../pages/audit-page.ts";
import { RunPage } from "../pages/run-page.ts";

const entityIds = ["a", "b"];

test("a run is marked as finished, with a reason, and its writer is refused", async ({
  page,
  api,
}) => {
  const written = await beginRun(api, { name: "finish", entityIds });
  await written.saveAll(written.instant(1));
  const run = new RunPage(page);
  await run.open(written.runId);
  await run.chooseAction("Mark as finished…");
  await expect(run.dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await run.dialog.getByLabel(/^Reason/).fill("the replay is over");
  await run.dialog.getByRole("button", { name: "Mark as finished" }).click();
  await expect(run.status.first()).toContainText("Finished");
  await expect(run.answer("Next savepoint")).toContainText("None");
  await expect(written.saveAll(written.instant(2))).rejects.toThrow(/RUN\.(ENDED|FENCED|NOT_OPEN)/);
  await new AuditPage(page).expectEntry({
    action: "Ended a run",
    actor: admin.email,
    reason: "the replay is over",
    resource: `run:${written.runId}`,
  });
});

test("a run is deleted only by its typed name and a reason", async ({ page, api, trouble }) => {
  const written = await beginRun(api, { name: "delete", entityIds });
  await written.saveAll(written.instant(1));
  const run = new RunPage(page);
  await run.open(written.runId);
  await run.chooseAction("Delete run…");
  const confirm = run.dialog.getByRole("button", { name: `Delete ${written.runId}` });
  const phrase = run.dialog.getByLabel(/^Type/);
  await expect(confirm).toHaveAttribute("aria-disabled", "true");
  await phrase.fill("delete");
  await run.dialog.getByLabel(/^Reason/).fill("made by mistake");
  await confirm.press("Enter");
  await expect(run.dialog).toBeVisible();
  expect(await api.statusOf("run.get", { runId: written.runId })).toBe(200);

  await phrase.fill(written.runId);
  await confirm.click();
  trouble.tolerate(/status of 404/);
  await expect(page).toHaveURL("/runs");
  expect(await api.statusOf("run.get", { runId: written.runId })).toBe(404);
  await new AuditPage(page).expectEntry({
    action: "Deleted a run",
    actor: admin.email,
    reason: "made by mistake",
    resource: `run:${written.runId}`,
  });
});
