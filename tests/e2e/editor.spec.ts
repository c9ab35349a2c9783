// The code editor: it comes when a page first shows one, takes over what was
// typed, and works by keyboard; where it cannot be had, the text area stays.
import { type Page } from "@playwright/test";
import { LANGUAGES, type Language, expect, expectAccessible, expectCode, test, visit } from "./trailwatch";
import { say } from "./words";

const json = (page: Page, language: Language) =>
  page.getByRole("textbox", { name: say(language, "events.pattern.json"), exact: true });

async function toPattern(page: Page, language: Language): Promise<void> {
  await visit(page, "#/events/create-rule");
  await page.getByRole("textbox", { name: say(language, "events.name"), exact: true }).fill("tried");
  await page.getByRole("button", { name: say(language, "words.next"), exact: true }).click();
}

/** The code editor has taken over from the plain text area. */
async function taken(page: Page, language: Language): Promise<void> {
  await expect(json(page, language)).toHaveAttribute("contenteditable", "true");
}

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });

    test("errors are listed, lead to their place, and go", async ({ page }) => {
      await toPattern(page, language);
      await taken(page, language);
      await json(page, language).fill('{\n  "source": "aws.ec2"\n}');
      const place = say(language, "words.line-column", { n: "2", of: "14" });
      const error = page.getByRole("button", { name: new RegExp(place) });
      await expect(error).toContainText('"source" must be an object or an array');
      await expectAccessible(page);
      await error.click();
      await expect(json(page, language)).toBeFocused();
      await expect(page.getByText(place, { exact: true }).first()).toBeVisible();
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText('{"source":["aws.ec2"]}');
      await expect(error).toHaveCount(0);
      await page.getByRole("button", { name: say(language, "words.format"), exact: true }).click();
      await expectCode(json(page, language), /^\{\n {2}"source": \["aws.ec2"\]\n\}$/);
    });

    test("Tab leaves the editor, the label leads to it", async ({ page }) => {
      await toPattern(page, language);
      await taken(page, language);
      await page.getByText(say(language, "events.pattern.json"), { exact: true }).last().click();
      await expect(json(page, language)).toBeFocused();
      await page.keyboard.press("Escape");
      await page.keyboard.press("Tab");
      await expect(json(page, language)).not.toBeFocused();
      await page.keyboard.press("Shift+Tab");
      await expect(json(page, language)).toBeFocused();
    });

    test("text, caret and focus pass from the text area to the editor", async ({ page }) => {
      let go = () => {};
      const held = new Promise<void>((resolve) => (go = resolve));
      await page.route("**/editor-*.js", async (route) => {
        await held;
        await route.continue();
      });
      await toPattern(page, language);
      const area = json(page, language);
      await expect(area).not.toHaveAttribute("contenteditable", "true");
      await area.fill('{"source":["aws.한국"]}');
      await area.evaluate((it: HTMLTextAreaElement) => it.setSelectionRange(17, 17));
      go();
      await taken(page, language);
      await expect(json(page, language)).toBeFocused();
      await page.keyboard.type("x");
      await expectCode(json(page, language), /^\{"source":\["aws\.한x국"\]\}$/);
    });
  });
}

test.describe("without the editor", () => {
  test.use({ allowedErrors: ["editor-", "ERR_FAILED"] });
  test("the text area stays and works", async ({ page }) => {
    await page.route("**/editor-*.js", (route) => route.abort());
    await toPattern(page, "en");
    await json(page, "en").fill('{"source":"aws.ec2"}');
    await expect(page.getByRole("button", { name: /Line 1, column/ })).toContainText("must be an object or an array");
    await json(page, "en").fill('{"source":["aws.ec2"]}');
    await expectCode(json(page, "en"), /aws\.ec2/);
    await expect(json(page, "en")).not.toHaveAttribute("contenteditable", "true");
  });
});
