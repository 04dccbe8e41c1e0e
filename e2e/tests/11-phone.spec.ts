import type { Page } from "@playwright/test";
import { beginSampleRun } from "../fixtures/sample-run.ts";
import { expect, test } from "../fixtures/test.ts";
import { RunPage } from "../pages/run-page.ts";

test.use({ viewport: { width: 390, height: 844 } });

test("no page scrolls sideways on a phone, and the timeline is a list", async ({ page, api }) => {
  const { run, savepointId, entityId } = await beginSampleRun(api);
  const savepoint = `/runs/${run.runId}/savepoints/${savepointId}`;
  const pages = [
    "/runs",
    `/runs/${run.runId}`,
    savepoint,
    `${savepoint}/entities/${entityId}`,
    `${savepoint}/entities/${entityId}?view=raw`,
    "/audit",
    "/settings/tokens",
    "/settings/users",
    "/settings/profile",
  ];
  for (const address of pages) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    expect(await overflowPx(page), `${address} fits`).toBe(0);
  }

  const phoneRun = new RunPage(page);
  await phoneRun.open(run.runId);
  await expect(phoneRun.tableCards.getByRole("listitem")).toHaveCount(5);
  await expect(phoneRun.timeline).toHaveCount(0);
  await phoneRun.tableCards.getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(savepointId));
});

function overflowPx(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
}
