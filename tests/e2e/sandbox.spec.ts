// EventBridge's sandbox by mouse and keyboard: a pattern tried on a sample, the
// marks, the nearest fix, a rule made from it, and who caught whom.
import { type Page } from "@playwright/test";
import { LANGUAGES, type Language, expect, expectAccessible, expectCode, expectNoSidewaysScroll, test, visit } from "./trailwatch";
import { say } from "./words";

const editor = (page: Page, language: Language, key: string) =>
  page.getByRole("textbox", { name: say(language, key), exact: true });

const event = (page: Page, language: Language) =>
  page.getByRole("combobox", { name: say(language, "sandbox.event.kind"), exact: true });

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });

    test("a pattern is tried, mended and made a rule", async ({ page }) => {
      test.slow();
      await visit(page, "#/events/sandbox");
      await expect(page.getByText(say(language, "events.trial.match"), { exact: true })).toBeVisible();
      await editor(page, language, "sandbox.pattern").fill('{"source":["aws.ec2"],"detail":{"state":["stoped"]}}');
      await event(page, language).selectOption("stopped");
      await expect(page.getByText(say(language, "events.trial.mismatch"), { exact: true })).toBeVisible();
      const marked = page.getByRole("group", { name: say(language, "sandbox.marked"), exact: true });
      const wanted = say(language, "sandbox.mark", { wanted: '["stoped"]', why: "" }).trim();
      await expect(marked).toContainText(wanted);
      await expectAccessible(page);
      await page.getByRole("button", { name: say(language, "sandbox.fix.apply"), exact: true }).click();
      await expect(page.getByText(say(language, "events.trial.match"), { exact: true })).toBeVisible();
      await expectCode(editor(page, language, "sandbox.pattern"), /"state":\["stopped"\]/);

      await editor(page, language, "sandbox.event").fill("{}");
      await expect(page.getByRole("button", { name: /Parameter Event is not valid\./ })).toBeVisible();
      await expect(event(page, language)).toHaveValue("own");
      await event(page, language).selectOption("stopped");
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width: 1440, height: 900 });

      await page.getByRole("link", { name: say(language, "sandbox.create-rule"), exact: true }).click();
      await page.getByRole("textbox", { name: say(language, "events.name"), exact: true }).fill("mended");
      await page.getByRole("button", { name: say(language, "words.next"), exact: true }).click();
      await expectCode(editor(page, language, "events.pattern.json"), /"stopped"/);
    });

    test("the last events against the rules say who caught whom", async ({ page }) => {
      test.slow();
      const pattern = JSON.stringify({ source: ["aws.ec2"], detail: { state: ["running"] } });
      await visit(page, `#/events/create-rule/${encodeURIComponent(pattern)}`);
      const button = (key: string) => page.getByRole("button", { name: say(language, key), exact: true });
      await page.getByRole("textbox", { name: say(language, "events.name"), exact: true }).fill("runs");
      await button("words.next").click();
      await button("words.next").click();
      await page.getByRole("button", { name: say(language, "events.target.remove", { number: "1" }), exact: true }).click();
      await button("words.next").click();
      await button("words.next").click();
      await button("events.create").click();
      await expect(page.getByRole("heading", { level: 1, name: "runs" })).toBeVisible();

      await visit(page, "#/events/sandbox");
      const grid = page.getByRole("group", { name: say(language, "sandbox.grid"), exact: true });
      await expect(grid.getByRole("columnheader", { name: "runs" })).toBeVisible();
      await expect(grid.getByRole("button", { name: new RegExp(`running.*${say(language, "sandbox.grid.match")}$`) })).toBeVisible();
      await grid.getByRole("button", { name: new RegExp(`pending.*${say(language, "sandbox.grid.mismatch")}$`) }).click();
      const why = page.getByRole("region", { name: say(language, "sandbox.grid.why", { rule: "runs" }) });
      await expect(why.getByRole("cell", { name: '"pending"' })).toBeVisible();
      await expectAccessible(page);
      await why.getByRole("button", { name: say(language, "sandbox.grid.try"), exact: true }).click();
      await expectCode(editor(page, language, "sandbox.pattern"), /"running"/);
      await expectCode(editor(page, language, "sandbox.event"), /"state": "pending"/);
    });

    test("completion offers keys, values and operators", async ({ page }) => {
      await visit(page, "#/events/sandbox");
      const pattern = editor(page, language, "sandbox.pattern");
      await expect(pattern).toHaveAttribute("contenteditable", "true");
      await pattern.fill("");
      await pattern.pressSequentially('{"det');
      const offered = page.getByRole("listbox", { name: say(language, "words.completions") });
      await expect(offered.getByRole("option", { name: /^detail-type/ })).toBeVisible();
      await expect(offered.getByRole("option", { name: /^detail\{/ })).toBeVisible();
      // What has just opened takes no keys for a moment, so that typing on does not choose.
      await page.waitForTimeout(150);
      await page.keyboard.press("ArrowDown");
      const second = await offered.getByRole("option", { selected: true }).textContent();
      await page.keyboard.press("Enter");
      await expectCode(pattern, second?.startsWith("detail-type") ? /"detail-type": \[""\]/ : /"detail": \{\}/);
      await pattern.fill('{"source": [');
      await page.keyboard.press("Control+Space");
      await expect(offered.getByRole("option", { name: "aws.ec2" })).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(offered).toHaveCount(0);
    });
  });
}
