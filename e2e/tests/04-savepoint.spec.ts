import { admin } from "../fixtures/people.ts";
import { beginRun, numberedIds } from "../fixtures/run-writer.ts";
import { latestSavepointOf } from "../fixtures/savepoint-lookup.ts";
import { expect, test } from "../fixtures/test.ts";
import { AuditPage } from "../pages/audit-page.ts";
import { RunPage } from "../pages/run-page.ts";
import { SavepointPage } from "../pages/savepoint-page.ts";
import { Shell } from "../pages/shell.ts";

const entityIds = numberedIds("ledger", 12);

test("a savepoint tells what is in it, and leads to each state", async ({ page, api }) => {
  const written = await beginRun(api, { name: "facts", entityIds });
  await written.saveAll(written.instant(1));
  await written.saveAll(written.instant(2));
  const run = new RunPage(page);
  await run.open(written.runId, "?view=table");
  await run.table.getByRole("link").first().click();
  const savepoint = new SavepointPage(page);
  await expect(savepoint.heading).toContainText("2026-06-01 06:02:00 UTC");
  await expect(savepoint.heading).toBeFocused();
  await expect(savepoint.fact("Entities")).toHaveText("12 of 12 saved");
  await expect(savepoint.fact("Pin")).toHaveText("none");

  await savepoint.filter.fill("-07");
  await expect(savepoint.entities.getByRole("rowheader")).toHaveText(["ledger-07"]);
  await expect(page).toHaveURL(/entity=-07/);
  await savepoint.entity("ledger-07").click();
  await expect(page.getByRole("heading", { name: "ledger-07", level: 1 })).toBeVisible();
});

test("a savepoint is verified, pinned with a note, and let go", async ({ page, api }) => {
  const written = await beginRun(api, { name: "pinned", entityIds, keepSavepoints: 1 });
  await written.saveAll(written.instant(1));
  const savepointId = await latestSavepointOf(api, written.runId);
  const savepoint = new SavepointPage(page);
  const shell = new Shell(page);
  await savepoint.open(written.runId, savepointId);
  await savepoint.button("Verify").click();
  await expect(shell.notice("The savepoint is sound")).toContainText("12 states");

  await savepoint.button("Pin…").click();
  await savepoint.pinDialog.getByRole("button", { name: "Pin savepoint" }).click();
  await expect(savepoint.pinDialog).toContainText("Say why it is kept.");
  await savepoint.pinDialog.getByLabel("Why it is kept").fill("before the price change");
  await savepoint.pinDialog.getByRole("button", { name: "Pin savepoint" }).click();
  await expect(savepoint.fact("Pin")).toContainText("before the price change");

  await written.saveAll(written.instant(2));
  await written.saveAll(written.instant(3));
  await page.reload();
  await expect(savepoint.entities.getByRole("rowheader")).toHaveCount(12);
  await savepoint.button("Unpin").click();
  await expect(savepoint.fact("Pin")).toHaveText("none");

  const audit = new AuditPage(page);
  await audit.expectEntry({
    actor: admin.email,
    action: "Verified a savepoint",
    resource: `run:${written.runId}`,
  });
  const entry = { actor: admin.email, resource: `savepoint:${written.runId}/` };
  await audit.expectEntry({
    ...entry,
    action: "Held a savepoint",
    reason: "before the price change",
  });
  await audit.expectEntry({ ...entry, action: "Released a savepoint" });
});

test("of a pruned savepoint the record remains", async ({ page, api }) => {
  const written = await beginRun(api, { name: "pruned", entityIds, keepSavepoints: 1 });
  await written.saveAll(written.instant(1));
  const savepointId = await latestSavepointOf(api, written.runId);
  await written.saveAll(written.instant(2));
  const savepoint = new SavepointPage(page);
  await savepoint.open(written.runId, savepointId);
  await expect(page.getByText("Its states are gone")).toBeVisible();
  await expect(savepoint.button("Pin…")).toHaveCount(0);
});
