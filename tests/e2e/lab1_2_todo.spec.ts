// The TODO of LAB1-2 by roles and names alone, in both languages: hints one by
// one, a sentence on the phone, and the way from one lab to another.
import { LANGUAGES, expect, expectAccessible, test, visit } from "./trailwatch";
import { lab12Todo } from "./walks/lab1_2_todo";
import { say } from "./words";

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });

    test("the TODO is done by mouse", async ({ page }) => {
      test.setTimeout(300_000);
      await visit(page);
      for (const { name, walk } of lab12Todo.steps) {
        await test.step(name, () => walk({ page, language }));
      }
      await expectAccessible(page);
      await page.reload();
      await expect(page.getByText(say(language, "guide.finished"))).toBeVisible();
    });

    test("an address opens its lab; work that is left asks first", async ({ page }) => {
      await visit(page, "#/labs/lab1-2-todo");
      await expect(page.getByRole("heading", { level: 3, name: /^LAB1-2 TODO/ })).toBeVisible();
      await expectAccessible(page);
      await page.evaluate(() => (location.hash = "#/sns/create-topic"));
      await page.getByRole("textbox", { name: say(language, "sns.name"), exact: true }).fill("mine");
      await page.getByRole("button", { name: say(language, "sns.create-topic"), exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: "mine" })).toBeVisible();

      await page.evaluate(() => (location.hash = "#/labs/lab1"));
      const begin = page.getByRole("main").getByRole("button", { name: new RegExp(`^${say(language, "home.begin")}: LAB1:`) });
      await begin.click();
      const dialog = page.getByRole("dialog");
      await expect(dialog).toContainText(say(language, "guide.progress", { reached: "0", goals: "3" }));
      await expectAccessible(page);
      await dialog.getByRole("button", { name: say(language, "guide.leave.stay"), exact: true }).click();
      await expect(page.getByRole("heading", { level: 3, name: /^LAB1-2 TODO/ })).toBeVisible();
      await begin.click();
      await dialog.getByRole("button", { name: say(language, "guide.leave"), exact: true }).click();
      await expect(page.getByRole("heading", { level: 3, name: /^LAB1:/ })).toBeVisible();

      await page.getByRole("button", { name: new RegExp(`^${say(language, "frame.account")}: `) }).click();
      await page.getByRole("menuitem", { name: say(language, "frame.back"), exact: true }).click();
      await page.evaluate(() => (location.hash = "#/sns/topics"));
      await expect(page.getByRole("link", { name: "mine", exact: true })).toBeVisible();
    });
  });
}
