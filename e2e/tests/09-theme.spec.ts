import { expect, test } from "../fixtures/test.ts";
import { RunsPage } from "../pages/runs-page.ts";
import { Shell } from "../pages/shell.ts";

const DARK_GROUND = "rgb(10, 10, 11)";

test("the chosen theme is there from the first frame on", async ({ page }) => {
  const runs = new RunsPage(page);
  await runs.open();
  await new Shell(page).chooseTheme("Dark");
  await expect(page.locator("html")).toHaveClass(/dark/);

  await page.addInitScript(() => {
    const grounds: string[] = [];
    Object.assign(window, { grounds });
    const look = () => {
      grounds.push(getComputedStyle(document.documentElement).backgroundColor);
      if (grounds.length < 30) requestAnimationFrame(look);
    };
    // The first frame that shows anything comes after the body has begun.
    const wait = () => (document.body === null ? requestAnimationFrame(wait) : look());
    requestAnimationFrame(wait);
  });
  await runs.open();
  await page.waitForFunction(
    () => "grounds" in window && (window.grounds as string[]).length >= 30,
  );
  const grounds = await page.evaluate(() => ("grounds" in window ? window.grounds : []));
  expect(new Set(grounds as string[])).toEqual(new Set([DARK_GROUND]));
});

test("without a choice the theme follows the system", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await new RunsPage(page).open();
  await expect(page.locator("html")).toHaveCSS("background-color", DARK_GROUND);
  await page.emulateMedia({ colorScheme: "light" });
  await expect(page.locator("html")).not.toHaveCSS("background-color", DARK_GROUND);
});
