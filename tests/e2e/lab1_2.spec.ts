// LAB1-2 by roles and names alone, in both languages: from the first lab's
// account to a mail and a text message of a stop.
import { LANGUAGES, expect, expectAccessible, test, visit } from "./trailwatch";
import { lab12 } from "./walks/lab1_2";
import { say } from "./words";

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });

    test("LAB1-2 is done by mouse", async ({ page }) => {
      test.setTimeout(300_000);
      await visit(page);
      for (const { name, walk } of lab12.steps) {
        await test.step(name, () => walk({ page, language }));
      }
      await expectAccessible(page);
      await page.reload();
      await expect(page.getByText(say(language, "guide.finished"))).toBeVisible();
    });

    test("the guide says what is wrong, not only that something is", async ({ page }) => {
      await visit(page, "#/labs/lab1-2");
      await expect(page.getByRole("heading", { level: 1, name: /^LAB1-2/ })).toBeVisible();
      await page.evaluate(() => (location.hash = "#/sns/topics/ec2-state-topic/subscribe"));
      await page.getByLabel(say(language, "sns.protocol"), { exact: true }).selectOption("sms");
      await page.getByRole("textbox", { name: say(language, "sns.endpoint"), exact: true }).fill("+8201012345678");
      await page.getByRole("button", { name: say(language, "sns.create-subscription"), exact: true }).click();
      await expect(page.getByText(language === "ko" ? /\+82 뒤의 0을 빼야 합니다/ : /a 0 too many after \+82/)).toBeVisible();
    });
  });
}
