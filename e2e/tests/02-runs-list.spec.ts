import { beginRun } from "../fixtures/run-writer.ts";
import { expect, test } from "../fixtures/test.ts";
import { RunsPage } from "../pages/runs-page.ts";

/** More than a page of the list. */
const RUN_COUNT = 54;

test.beforeAll(async ({ adminCaller }) => {
  const api = await adminCaller();
  const { items } = (await api.query("run.list", { idContains: "paged-", limit: 1 })) as {
    readonly items: readonly unknown[];
  };
  if (items.length > 0) return;
  for (let count = 0; count < RUN_COUNT; count += 1) {
    const run = await beginRun(api, {
      name: `paged-${String(count).padStart(3, "0")}`,
      entityIds: ["solo"],
      tags: { team: count % 2 === 0 ? "even" : "odd" },
    });
    if (count < 3) {
      await api.mutate("run.finish", {
        runId: run.runId,
        status: count === 0 ? "failed" : "finished",
        reason: "done",
      });
    }
  }
});

test("filters, order and paging stand in the address", async ({
  page,
  openContext,
  adminSession,
}) => {
  const runs = new RunsPage(page);
  await runs.open();
  await runs.idFilter.fill("paged-");
  await expect(runs.table).toHaveAccessibleName(/54 match/);
  await expect(page).toHaveURL(/[?&]q=paged-/);

  await runs.runColumn.getByRole("button").click();
  await expect(runs.runColumn).toHaveAttribute("aria-sort", /ascending|descending/);
  if ((await runs.runColumn.getAttribute("aria-sort")) === "descending") {
    await runs.runColumn.getByRole("button").click();
  }
  await expect(runs.names.first()).toContainText("paged-000");
  await expect(runs.names).toHaveCount(50);
  await runs.loadMore.click();
  await expect(runs.names).toHaveCount(RUN_COUNT);
  await expect(runs.names.last()).toContainText("paged-053");

  await runs.state("Finished").click();
  await expect(runs.names).toHaveCount(2);
  await expect(page).toHaveURL(/status=finished/);
  await runs.state("Failed").click();
  await expect(runs.names).toHaveCount(3);

  const other = await (await openContext({ storageState: await adminSession() })).newPage();
  await other.goto(page.url());
  await expect(new RunsPage(other).names).toHaveText(await runs.names.allTextContents());

  await page.goBack();
  await expect(runs.names).toHaveCount(2);
});

test("when nothing matches it says which filters are on", async ({ page }) => {
  const runs = new RunsPage(page);
  await runs.open("?q=no-such-run&tag=team%3Deven");
  await expect(page.getByText("No runs match")).toBeVisible();
  await page.getByRole("button", { name: /no-such-run/ }).click();
  await expect(runs.names.first()).toBeVisible();
  await page.getByRole("button", { name: "Clear all" }).click();
  await expect(page).toHaveURL("/runs");
});

test("new runs wait behind a button and move nothing", async ({ page, api }) => {
  const runs = new RunsPage(page);
  await runs.open();
  await expect(page.locator("[data-stream=live]")).toBeVisible();
  const before = await runs.names.allTextContents();
  const first = await beginRun(api, { name: "arrival", entityIds: ["solo"] });
  await expect(runs.waiting("1 new run")).toBeVisible();
  const second = await beginRun(api, { name: "arrival", entityIds: ["solo"] });
  await expect(runs.waiting("2 new runs")).toBeVisible();
  expect(await runs.names.allTextContents()).toEqual(before);
  await runs.waiting("2 new runs").click();
  await expect(runs.names.nth(0)).toContainText(second.runId);
  await expect(runs.names.nth(1)).toContainText(first.runId);
});
