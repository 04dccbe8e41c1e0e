import { readFile } from "node:fs/promises";
import { admin } from "../fixtures/people.ts";
import { beginRun } from "../fixtures/run-writer.ts";
import { latestSavepointOf } from "../fixtures/savepoint-lookup.ts";
import { expect, test } from "../fixtures/test.ts";
import { AuditPage } from "../pages/audit-page.ts";
import { StatePage } from "../pages/state-page.ts";
import { graphState, treeState } from "../wire/state-bytes.ts";

const hostile = treeState({
  markup: "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>": "as a name",
  bidi: "run_\u202Egpj.exe",
  hidden: "a\u200Bb",
  terminal: "\u001B[31mred\u001B[0m",
  formula: "=cmd|' /C calc'!A0",
  link: "javascript:alert(1)",
  constructor: { prototype: "polluted" },
  lines: "first\nsecond",
});

/** `{ big, when, never, map, set, bytes, loop }`, with a map keyed by an object and a cycle. */
const exotic = graphState([
  [
    "o",
    ["big", "when", "never", "map", "set", "bytes", "loop", "nan"],
    [1, 2, 3, 4, 5, 6, 0, [Number.NaN]],
  ],
  ["n", "18ee90ff6c373e0ee4e3f0ad2"],
  ["d", 1_732_435_200_000],
  ["d", Number.NaN],
  ["m", [["plain"], 7], [["one"], [2]]],
  ["s", [[1], ["two"]]],
  ["b", "Uint8Array", Uint8Array.of(0x3c, 0x62, 0x3e, 0x00, 0xff)],
  ["o", ["id"], [[7]]],
]);

const large = treeState({
  rows: Array.from({ length: 450 }, (_, index) => ({ id: index, label: `row ${index}` })),
});

const entityIds = ["hostile", "exotic", "large:eu-west-1"];

test("hostile content is text, and every hidden character shows", async ({ page, api }) => {
  const written = await beginRun(api, {
    name: "constructor.prototype:javascript",
    entityIds,
    tags: { note: "<img src=x onerror=alert(1)>\u202E" },
  });
  await written.save(written.instant(1), { hostile, exotic, "large:eu-west-1": large });
  const savepointId = await latestSavepointOf(api, written.runId);
  const state = new StatePage(page);
  await state.open(written.runId, savepointId, "hostile");
  await expect(state.line("markup")).toContainText(
    '"<script>alert(1)</script><img src=x onerror=alert(1)>"',
  );
  await expect(state.line("<svg onload=alert(1)>")).toContainText("as a name");
  await expect(state.line("bidi")).toContainText("run_\\u202Egpj.exe");
  await expect(state.line("hidden")).toContainText("a\\u200Bb");
  await expect(state.line("terminal")).toContainText("\\u001B[31mred");
  await expect(state.line("lines")).toContainText("first\\nsecond");
  await expect(page.locator("img, svg[onload]").and(page.locator("[src=x], [onload]"))).toHaveCount(
    0,
  );
  await expect(page.locator('a[href^="javascript:"]')).toHaveCount(0);

  await state.rawTab.click();
  await expect(state.bytes).toContainText("pt>alert(1)</scr");
  const download = page.waitForEvent("download");
  await state.button("Download").click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(
    /^constructor\.prototype-javascript-[\w-]+_hostile_\d+\.bin$/,
  );
  expect(new Uint8Array(await readFile(await file.path()))).toEqual(hostile);

  await page.goto(`/runs/${encodeURIComponent(written.runId)}`);
  await expect(page.getByText("note=<img src=x onerror=alert(1)>\\u202E")).toBeVisible();
  await new AuditPage(page).expectEntry({
    action: "Read a state",
    actor: admin.email,
    resource: `run:${written.runId}`,
  });
});

test("what JSON lacks keeps its kind; a tree is walked by keyboard", async ({ page, api }) => {
  const written = await beginRun(api, { name: "exotic", entityIds });
  await written.save(written.instant(1), { hostile, exotic, "large:eu-west-1": large });
  const savepointId = await latestSavepointOf(api, written.runId);
  const state = new StatePage(page);
  await state.open(written.runId, savepointId, "exotic");
  await expect(state.line("big")).toContainText("123456789012345678901234567890n");
  await expect(state.line("when")).toContainText("2024-11-24T08:00:00.000Z");
  await expect(state.line("never")).toContainText("invalid date");
  await expect(state.line("bytes")).toContainText("3c 62 3e 00 ff");
  await expect(state.line("loop")).toContainText("same as $");
  await expect(state.line("nan")).toContainText("NaN");

  await state.tree.focus();
  await page.keyboard.press("ArrowDown");
  await expect(state.currentLine).toContainText("big");
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowLeft");
  await expect(state.tree.getByRole("treeitem")).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await state.line(/^map/).click();
  await page.keyboard.press("ArrowRight");
  await expect(state.line(/^map/)).toHaveAttribute("aria-expanded", "true");
  await expect(state.line('"plain" →')).toHaveAttribute("aria-level", "3");
  await expect(state.line("1 property →")).toContainText("2");
  await expect(page.getByText("$.map", { exact: true })).toBeVisible();
});

test("a large state loads where it is opened, and is searched", async ({ page, api }) => {
  const written = await beginRun(api, { name: "large", entityIds });
  await written.save(written.instant(1), { hostile, exotic, "large:eu-west-1": large });
  await written.save(written.instant(2), {
    hostile,
    exotic,
    "large:eu-west-1": treeState({ rows: [] }),
  });
  const savepointId = await latestSavepointOf(api, written.runId);
  const state = new StatePage(page);
  await state.open(written.runId, savepointId, "large:eu-west-1");
  await expect(state.line("rows")).toContainText("0 items");
  await page.keyboard.press("[");
  await expect(state.line("rows")).toContainText("450 items");

  await state.tree.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await expect(state.currentLine).toContainText("350 not shown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await expect(state.currentLine).toContainText("150 not shown");

  await page.keyboard.press("/");
  await state.search.fill("row 271");
  await expect(state.searchStatus).toHaveText("1 found");
  await page.keyboard.press("Enter");
  await expect(state.currentLine).toContainText('"row 271"');
  await expect(page.getByText("$.rows[271].label", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
});
