import { beginRun, numberedIds } from "../fixtures/run-writer.ts";
import { expect, test } from "../fixtures/test.ts";
import { RunPage } from "../pages/run-page.ts";
import { Shell } from "../pages/shell.ts";

const entityIds = numberedIds("account", 10);

test("a savepoint fills and completes before one's eyes", async ({ page, api }) => {
  const written = await beginRun(api, { name: "live", entityIds });
  const run = new RunPage(page);
  await run.open(written.runId);
  await expect(new Shell(page).stream).toHaveAttribute("data-stream", "live");
  await expect(run.answer("Latest restorable point")).toContainText("Nothing to restore from");
  await expect(run.answer("Lost if restored now")).toContainText("Everything");
  await expect(run.answer("Next savepoint")).toContainText("2026-06-01 06:01:00 UTC");
  await expect(page.getByText("No savepoint yet")).toBeVisible();

  await written.saveAll(written.instant(1), entityIds.slice(0, 4));
  await expect(run.answer("Next savepoint")).toContainText("4 of 10 entities in");
  await expect(run.marksOf("open")).toHaveAccessibleName(/collecting, saved 4 of 10 entities/);
  await written.saveAll(written.instant(1), entityIds.slice(4, 9));
  await expect(run.marksOf("open")).toHaveAccessibleName(/saved 9 of 10 entities/);

  await written.saveAll(written.instant(1), entityIds.slice(9));
  await expect(run.marksOf("persisted")).toHaveCount(1);
  await expect(run.marksOf("open")).toHaveCount(0);
  await expect(run.answer("Latest restorable point")).toContainText("2026-06-01 06:01:00 UTC");
  await expect(run.answer("Next savepoint")).toContainText("2026-06-01 06:02:00 UTC");
  await expect(run.answer("Lost if restored now")).toContainText("Less than 1m");
});

test("who holds the next savepoint back is named, with how far behind", async ({ page, api }) => {
  const written = await beginRun(api, { name: "silent", entityIds });
  const [silent = "", ...others] = entityIds;
  await written.saveAll(written.instant(1));
  for (const position of [2, 3, 4]) await written.saveAll(written.instant(position), others);
  const run = new RunPage(page);
  await run.open(written.runId);
  await expect(run.missing).toContainText("1 entity holds the next savepoint back");
  await expect(run.missing).toContainText(silent);
  await expect(run.missing).toContainText("3m behind the fastest");
  await expect(run.answer("Next savepoint")).toContainText("9 of 10 entities in");
  await expect(run.answer("Next savepoint")).toContainText("2 more open behind it");
  await expect(run.answer("Lost if restored now")).toContainText("3m to 4m");

  await run.marksOf("open").first().click();
  await expect(run.peek).toContainText("Waits for 1");
  await expect(run.peek).toContainText(silent);
  await page.keyboard.press("Escape");

  await written.saveAll(written.instant(4), [silent]);
  await expect(run.missing).toHaveCount(0);
  await expect(run.marksOf("persisted")).toHaveCount(4);
  await expect(run.answer("Lost if restored now")).toContainText("Less than 1m");
});

test("the timeline is walked by keyboard, and has a twin of rows", async ({ page, api }) => {
  const written = await beginRun(api, { name: "keys", entityIds, keepSavepoints: 3 });
  await written.saveFirst(6);
  await written.saveAll(written.instant(7), entityIds.slice(0, 5));
  await written.saveAll(written.instant(8), entityIds.slice(0, 5));
  const run = new RunPage(page);
  await run.open(written.runId);
  await expect(run.marks).toHaveCount(8);
  await expect(run.marksOf("pruned")).toHaveCount(3);

  await run.marks.nth(7).focus();
  await expect(run.hint).toContainText("5 of 10 entities");
  await page.keyboard.press("Escape");
  await expect(run.hint).toHaveCount(0);
  await page.keyboard.press("Home");
  await expect(run.marks.nth(0)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(run.marks.nth(1)).toBeFocused();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(run.marks.nth(6)).toBeFocused();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(run.marks.nth(7)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(run.peek).toContainText("Persisted");
  await expect(run.peek).toContainText("10 of 10 entities");
  await page.keyboard.press("Escape");
  await expect(run.peek).toHaveCount(0);
  await expect(run.marks.nth(5)).toBeFocused();

  await page.keyboard.press("t");
  await expect(run.table.getByRole("rowheader")).toHaveCount(6);
  await expect(page).toHaveURL(/view=table/);
  await expect(run.table.getByRole("rowheader").first()).toContainText("2026-06-01 06:06:00");
  await page.keyboard.press("t");
  await expect(run.marks).toHaveCount(8);
  await page.keyboard.press("Home");
  await run.marks.nth(3).focus();
  await page.keyboard.press("+");
  await expect(page).toHaveURL(/from=\d+&to=\d+/);
  await page.getByRole("button", { name: "Follow the newest" }).click();
  await expect(run.marks).toHaveCount(8);
});

test("many savepoints come in buckets that open", async ({ page, api }) => {
  const written = await beginRun(api, { name: "many", entityIds: ["solo"] });
  await written.saveFirst(230);
  const run = new RunPage(page);
  await run.open(written.runId, "?show=all");
  await expect(page.getByText("230 savepoints", { exact: false }).first()).toBeVisible();
  await run.marks
    .filter({ hasNot: page.locator("nothing") })
    .nth(20)
    .click();
  await expect(page).toHaveURL(/from=\d+&to=\d+/);
  await expect(run.marks.first()).toHaveAccessibleName(/^Savepoint 2026/);
});

test("a logical clock counts in ticks and has no zone", async ({ page, api }) => {
  const written = await beginRun(api, {
    name: "ticks",
    entityIds: ["a", "b"],
    clock: "logical",
    schedule: 250,
    startFrom: 1_000,
  });
  await written.saveAll(1_250);
  await written.saveAll(1_500, ["a"]);
  const run = new RunPage(page);
  await run.open(written.runId);
  await expect(run.answer("Latest restorable point")).toContainText("1,250");
  await expect(run.answer("Lost if restored now")).toContainText("250 to 500 ticks");
  await expect(run.missing).toContainText("250 ticks behind the fastest");
  await expect(run.answer("Latest restorable point")).not.toContainText("UTC");
});

test("a run that takes no savepoints, and one that is not there, say so", async ({
  page,
  api,
  trouble,
}) => {
  const written = await beginRun(api, { name: "unscheduled", entityIds: ["a"], schedule: "none" });
  const run = new RunPage(page);
  await run.open(written.runId);
  await expect(page.getByText("This run takes no savepoints")).toBeVisible();
  await expect(run.answer("Next savepoint")).toContainText("None");
  trouble.tolerate(/status of 404/);
  await page.goto("/runs/no-such-run");
  await expect(page.getByText("There is no such page")).toBeVisible();
});
