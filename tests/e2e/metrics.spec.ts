// CloudWatch's metrics by mouse and keyboard: what a topic counted is found by
// its namespace, drawn, and read as a table.
import { type Page } from "@playwright/test";
import { LANGUAGES, type Language, expect, expectAccessible, expectNoSidewaysScroll, test, visit } from "./trailwatch";
import { say } from "./words";

const button = (page: Page, language: Language, key: string) =>
  page.getByRole("button", { name: say(language, key), exact: true });

/** A topic that has published a message. */
async function publish(page: Page, language: Language): Promise<void> {
  await visit(page, "#/sns/create-topic");
  await page.getByRole("radio", { name: new RegExp(`^${say(language, "sns.standard")}`) }).check();
  await page.getByRole("textbox", { name: say(language, "sns.name"), exact: true }).fill("ops");
  await button(page, language, "sns.create-topic").click();
  await expect(page.getByRole("heading", { level: 1, name: "ops" })).toBeVisible();
  await visit(page, "#/sns/topics/ops/publish");
  await page.getByRole("textbox", { name: say(language, "sns.publish.message"), exact: true }).fill("hello");
  await button(page, language, "sns.publish").click();
  await expect(page.getByRole("heading", { level: 1, name: "ops" })).toBeVisible();
}

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });

    test("an account without values says so", async ({ page }) => {
      await visit(page, "#/cloudwatch/metrics");
      await expect(page.getByText(say(language, "metrics.none.text"))).toBeVisible();
      await expectAccessible(page);
    });

    test("a topic's Monitoring tab has a graph for each metric", async ({ page }) => {
      await publish(page, language);
      await page.getByRole("tab", { name: say(language, "metrics.monitoring") }).click();
      await expect(page.getByRole("img", { name: /^NumberOfMessagesPublished: .*Sum/ })).toBeVisible();
      await expect(page.getByRole("img", { name: /^NumberOfNotificationsFailed: / })).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
    });

    test("a metric is found, drawn and read as a table", async ({ page }) => {
      await publish(page, language);
      await visit(page, "#/cloudwatch/metrics");
      await page.getByRole("link", { name: "AWS/SNS", exact: true }).click();
      await expect(page.getByText(say(language, "metrics.choose"))).toBeVisible();
      const name = "NumberOfMessagesPublished TopicName=ops";
      await page.getByRole("checkbox", { name: say(language, "words.select", { name }) }).check();
      const drawn = page.getByRole("img", { name: /NumberOfMessagesPublished \(TopicName=ops\): Average|NumberOfMessagesPublished \(TopicName=ops\):.*Average/ });
      await expect(drawn).toBeVisible();
      await expectAccessible(page);

      await page.getByRole("combobox", { name: say(language, "metrics.stat"), exact: true }).selectOption("Sum");
      await expect(page.getByRole("img", { name: /Sum/ })).toBeVisible();
      await page.getByRole("toolbar", { name: say(language, "metrics.range") }).getByRole("button", { name: "1h" }).click();
      await expect(page.getByRole("img", { name: /1h/ })).toBeVisible();
      await page.getByRole("button", { name: new RegExp(`^${say(language, "metrics.as-table")}`) }).click();
      await expect(page.getByRole("columnheader", { name: say(language, "metrics.time") })).toBeVisible();
      await expect(page.getByRole("cell", { name: /^2021-03-05 \d\d:\d\d$/ })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: new RegExp(`^${say(language, "metrics.as-graph")}`) }).click();
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
    });
  });
}
