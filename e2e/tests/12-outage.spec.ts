import { createAdminToken } from "../fixtures/admin-token.ts";
import { createApiCaller } from "../fixtures/api-caller.ts";
import { signIn } from "../fixtures/dashboard-session.ts";
import { startOwnProduct } from "../fixtures/own-product.ts";
import { admin } from "../fixtures/people.ts";
import { beginRun } from "../fixtures/run-writer.ts";
import { expect, test } from "../fixtures/test.ts";
import { createTroubleWatch } from "../fixtures/trouble-watch.ts";
import { RunPage } from "../pages/run-page.ts";
import { RunsPage } from "../pages/runs-page.ts";
import { Shell } from "../pages/shell.ts";

test("while the API is down the page says so; afterwards it is live, and nothing comes twice", async ({
  browser,
  contextOptions,
}) => {
  test.setTimeout(120_000);
  const own = await startOwnProduct();
  try {
    const { product } = own;
    const session = await signIn(product, admin);
    const api = createApiCaller(product.apiUrl, await createAdminToken(product, session));
    const written = await beginRun(api, { name: "outage", entityIds: ["a", "b"] });
    await written.saveAll(written.instant(1));

    const trouble = createTroubleWatch([product.publicUrl]);
    trouble.tolerate(/status of 502|ERR_|Failed to fetch|network error/);
    const context = await browser.newContext({
      ...contextOptions,
      baseURL: product.publicUrl,
      storageState: session,
    });
    await trouble.attach(context);
    const page = await context.newPage();
    const list = await context.newPage();
    const run = new RunPage(page);
    const runs = new RunsPage(list);
    await run.open(written.runId);
    await runs.open();
    const pill = new Shell(page).stream;
    await expect(pill).toHaveAttribute("data-stream", "live");
    await expect(new Shell(list).stream).toHaveAttribute("data-stream", "live");
    await expect(run.marksOf("persisted")).toHaveCount(1);

    await own.killApi();
    await expect(pill).toHaveAttribute("data-stream", "connecting");
    await expect(pill).toHaveAttribute("data-stream", "offline", { timeout: 20_000 });
    await expect(pill).toContainText("data as of");
    await expect(run.answer("Latest restorable point")).toContainText("06:01:00");

    await own.startApi();
    await written.saveAll(written.instant(2));
    const later = await beginRun(api, { name: "later", entityIds: ["a"] });
    await expect(pill).toHaveAttribute("data-stream", "live", { timeout: 30_000 });
    await expect(run.marksOf("persisted")).toHaveCount(2, { timeout: 20_000 });
    await expect(run.answer("Latest restorable point")).toContainText("06:02:00");
    await expect(runs.waiting("1 new run")).toBeVisible({ timeout: 30_000 });
    await runs.waiting("1 new run").click();
    await expect(runs.row(later.runId)).toHaveCount(1);
    expect(trouble.found()).toEqual([]);
    await context.close();
  } finally {
    await own.close();
  }
});
