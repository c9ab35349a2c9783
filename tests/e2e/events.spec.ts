// EventBridge's pages by mouse: the form and the JSON beside it, AWS's words at
// a field, a rule made, edited, switched and deleted.
import { type Page } from "@playwright/test";
import { LANGUAGES, type Language, expect, expectAccessible, expectNoSidewaysScroll, test, visit } from "./trailwatch";
import { say } from "./words";

const RULE = "ec2-state-change";

const button = (page: Page, language: Language, key: string) =>
  page.getByRole("button", { name: say(language, key), exact: true });

const json = (page: Page, language: Language) =>
  page.getByRole("textbox", { name: say(language, "events.pattern.json"), exact: true });

async function makeTopic(page: Page, language: Language): Promise<void> {
  await visit(page, "#/sns/create-topic");
  await page.getByRole("radio", { name: new RegExp(`^${say(language, "sns.standard")}`) }).check();
  await page.getByRole("textbox", { name: say(language, "sns.name"), exact: true }).fill("ops");
  await button(page, language, "sns.create-topic").click();
  await expect(page.getByRole("heading", { level: 1, name: "ops" })).toBeVisible();
}

/** From the empty wizard to its second step, with the state changes of EC2. */
async function toPattern(page: Page, language: Language): Promise<void> {
  await visit(page, "#/events/create-rule");
  await page.getByRole("textbox", { name: say(language, "events.name"), exact: true }).fill(RULE);
  await button(page, language, "words.next").click();
  await page.getByLabel(say(language, "events.pattern.service"), { exact: true }).selectOption("aws.ec2");
  await page
    .getByLabel(say(language, "events.pattern.type"), { exact: true })
    .selectOption("EC2 Instance State-change Notification");
}

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });

    test("form and JSON follow each other, and what is wrong stands at its place", async ({ page }) => {
      await toPattern(page, language);
      await page.getByRole("radio", { name: say(language, "events.pattern.states.some"), exact: true }).check();
      await button(page, language, "words.next").click();
      await expect(page.getByText(say(language, "events.states.missing"))).toBeVisible();

      await json(page, language).fill('{\n  "source": ["aws.ec2"],\n  "detail": "x"\n}');
      await expect(page.getByText(say(language, "events.pattern.invalid"))).toBeVisible();
      const place = say(language, "words.line-column", { n: "3", of: "14" });
      await expect(page.getByRole("button", { name: new RegExp(place) })).toContainText(
        'Event pattern is not valid. Reason: "detail" must be an object or an array',
      );
      await expectAccessible(page);

      await json(page, language).fill('{"source":["aws.ec2"],"detail-type":[{"prefix":"EC2"}]}');
      await expect(page.getByText(say(language, "events.pattern.more"))).toBeVisible();
      await expect(page.getByText(say(language, "events.trial.match"), { exact: true })).toBeVisible();

      const typed = { source: ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], detail: { state: ["stopped"] } };
      await json(page, language).fill(JSON.stringify(typed));
      await expect(
        page.getByRole("radio", { name: say(language, "events.pattern.states.some"), exact: true }),
      ).toBeChecked();
      await expect(page.getByText(say(language, "events.trial.mismatch"), { exact: true })).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
    });

    test("a rule is made, edited, switched and deleted", async ({ page }) => {
      await makeTopic(page, language);
      await toPattern(page, language);
      await button(page, language, "words.next").click();
      await button(page, language, "words.next").click();
      await expect(page.getByText(say(language, "events.topic.missing"))).toBeVisible();
      await page.getByRole("combobox", { name: say(language, "events.target.topic"), exact: true }).selectOption("ops");
      await expect(page.getByText(say(language, "events.target.permission"))).toBeVisible();
      await expectAccessible(page);
      await button(page, language, "words.next").click();
      await button(page, language, "words.next").click();
      await expectAccessible(page);
      await button(page, language, "events.create").click();
      await expect(page.getByText(say(language, "events.policy.added", { topic: "ops" }))).toBeVisible();
      await page.getByRole("tab", { name: say(language, "events.tab.targets") }).click();
      await expect(page.getByText(say(language, "events.admission.yes"), { exact: true })).toBeVisible();
      await expectAccessible(page);

      await page.getByRole("link", { name: say(language, "events.edit"), exact: true }).click();
      await button(page, language, "words.next").click();
      await button(page, language, "words.next").click();
      await page.getByRole("radio", { name: say(language, "events.input.part"), exact: true }).check();
      await expect(page.getByText(/^\{"instance-id":"i-[0-9a-f]{17}","state":"[a-z]+"\}$/)).toBeVisible();
      await button(page, language, "words.next").click();
      await button(page, language, "words.next").click();
      await button(page, language, "events.update").click();
      await expect(page.getByText(say(language, "events.rule.updated", { name: RULE }))).toBeVisible();
      await page.getByRole("tab", { name: say(language, "events.tab.targets") }).click();
      await expect(page.getByRole("cell", { name: /\$\.detail/ })).toBeVisible();

      await visit(page, "#/events/rules");
      await page.getByRole("radio", { name: say(language, "words.select", { name: RULE }) }).check();
      await button(page, language, "events.disable").click();
      await expect(page.getByRole("cell", { name: say(language, "events.disabled"), exact: true })).toBeVisible();
      await expectAccessible(page);
      await button(page, language, "events.delete").click();
      await page.getByRole("dialog").getByRole("button", { name: say(language, "events.delete"), exact: true }).click();
      await expect(page.getByText(say(language, "events.rules.empty"), { exact: true })).toBeVisible();
    });

    test("a schedule lists its next times", async ({ page }) => {
      await visit(page, "#/events/create-rule");
      await page.getByRole("textbox", { name: say(language, "events.name"), exact: true }).fill("often");
      await page.getByRole("radio", { name: new RegExp(`^${say(language, "events.kind.schedule")}`) }).check();
      await button(page, language, "words.next").click();
      await page.getByRole("textbox", { name: say(language, "events.schedule"), exact: true }).fill("rate(1 minutes)");
      await button(page, language, "words.next").click();
      await expect(page.getByText(/Parameter ScheduleExpression is not valid\..*rate\(1 minute\)/)).toBeVisible();
      await page.getByRole("textbox", { name: say(language, "events.schedule"), exact: true }).fill("cron(0 18 ? * MON-FRI *)");
      await expect(page.getByText("2021-03-05 18:00:00 UTC")).toBeVisible();
      await expectAccessible(page);
    });
  });
}
