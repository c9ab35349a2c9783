// LAB1 by roles and names alone, in both languages; the link that opens the
// same account in a fresh browser; axe-core on the pages along the way.
import { LANGUAGES, expect, expectAccessible, test, visit } from "./trailwatch";
import { lab1 } from "./walks/lab1";
import { say } from "./words";

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });

    test("LAB1 is done by mouse, and its link and a reload open the same account", async ({ page, browser }) => {
      test.setTimeout(180_000);
      await visit(page);
      for (const { name, walk } of lab1.steps) {
        await test.step(name, () => walk({ page, language }));
      }
      await page.reload();
      await expect(page.getByText(say(language, "guide.finished"))).toBeVisible();

      await page.getByRole("button", { name: new RegExp(`^${say(language, "frame.account")}: `) }).click();
      await page.evaluate(() => {
        Object.defineProperty(navigator, "clipboard", {
          value: { writeText: async (text: string) => ((window as unknown as { copied: string }).copied = text) },
        });
      });
      await page.getByRole("menuitem", { name: say(language, "frame.share"), exact: true }).click();
      const link = await page.evaluate(() => (window as unknown as { copied: string }).copied);
      const fresh = await browser.newContext({ locale: language === "ko" ? "ko-KR" : "en-US" });
      const other = await fresh.newPage();
      await other.goto(link);
      await expect(other.getByText(say(language, "guide.finished"))).toBeVisible({ timeout: 30_000 });
      await fresh.close();
    });

    test("a broken link says so, opens the home page and loses nothing", async ({ page }) => {
      await visit(page);
      await page.evaluate(() => (location.hash = "#/sns/create-topic"));
      await page.getByRole("textbox", { name: say(language, "sns.name"), exact: true }).fill("kept");
      await page.getByRole("button", { name: say(language, "sns.create-topic"), exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: "kept" })).toBeVisible();
      await page.evaluate(() => (location.hash = "#/open/AbrokenLink"));
      await expect(page.getByText(say(language, "app.link.damaged"))).toBeVisible();
      await expect(page.getByRole("heading", { level: 1, name: say(language, "home.title") })).toBeVisible();
      await page.evaluate(() => (location.hash = "#/sns/topics"));
      await expect(page.getByRole("link", { name: "kept", exact: true })).toBeVisible();
    });
  });
}

test("axe-core finds nothing on any page of LAB1", async ({ page }) => {
  test.setTimeout(300_000);
  await visit(page);
  for (const { walk } of lab1.steps) await walk({ page, language: "en" });
  for (const fragment of [
    "#/",
    "#/ec2/instances",
    "#/sns/topics",
    "#/sns/create-topic",
    "#/sns/topics/ec2-state-topic",
    "#/sns/subscriptions",
    "#/sns/create-subscription",
    "#/events/rules",
    "#/events/create-rule",
    "#/events/rules/ec2-state-change",
    "#/cloudtrail/history",
    "#/nowhere",
  ]) {
    await page.evaluate((fragment) => (location.hash = fragment), fragment);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await expectAccessible(page);
  }
});

test("the language changes at once, without a reload", async ({ page }) => {
  await visit(page, "#/sns/topics");
  await page.evaluate(() => ((window as unknown as { same: boolean }).same = true));
  await page.getByRole("button", { name: "한국어" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "주제" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  expect(await page.evaluate(() => (window as unknown as { same?: boolean }).same)).toBe(true);
});
