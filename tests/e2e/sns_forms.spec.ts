// SNS's further pages: filter policies, dead-letter queues, retries, tags,
// what each subscription will get, and text messaging.
import { type Page } from "@playwright/test";
import { LANGUAGES, type Language, expect, expectAccessible, expectCode, expectNoSidewaysScroll, test, visit } from "./trailwatch";
import { say } from "./words";

async function createTopic(page: Page, language: Language): Promise<void> {
  await visit(page, "#/sns/create-topic");
  await page.getByRole("textbox", { name: say(language, "sns.name"), exact: true }).fill("ops");
  await page.getByRole("button", { name: say(language, "sns.create-topic"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "ops" })).toBeVisible();
}

/** The form, with a protocol and an endpoint. */
async function openForm(page: Page, language: Language, protocol: string, endpoint: string): Promise<void> {
  await visit(page, "#/sns/topics/ops/subscribe");
  await page.getByRole("combobox", { name: say(language, "sns.protocol"), exact: true }).selectOption(protocol);
  await page.getByRole("textbox", { name: say(language, "sns.endpoint"), exact: true }).fill(endpoint);
}

async function submit(page: Page, language: Language): Promise<void> {
  await page.getByRole("button", { name: say(language, "sns.create-subscription"), exact: true }).click();
}

/** Opens a folded part of a form. */
async function unfold(page: Page, language: Language, key: string): Promise<void> {
  const part = page.getByRole("button", { name: new RegExp(`^${escaped(say(language, key))}`) }).first();
  if ((await part.getAttribute("aria-expanded")) !== "true") await part.click();
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Both widths and themes. */
async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 900 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1440, height: 900 });
}

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });
    const t = (key: string, values: Record<string, string> = {}): string => say(language, key, values);

    test("a filter policy decides, and the form says what is wrong in it", async ({ page }) => {
      test.setTimeout(300_000);
      await createTopic(page, language);
      await openForm(page, language, "sms", "+821012345678");
      await unfold(page, language, "sns.filter");
      await page.getByRole("switch", { name: t("sns.filter.on") }).check();
      await page.getByRole("radio", { name: t("sns.filter.body") }).check();
      const editor = page.getByRole("textbox", { name: t("sns.filter.editor") });
      await expectCode(editor, /stopped/);
      await expectGood(page);
      await submit(page, language);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(t("sns.subscription", { id: "" }).trim());
      await expect(page.getByRole("main").getByText(t("sns.filter.body"), { exact: true })).toBeVisible();

      await visit(page, "#/sns/topics/ops/publish");
      await page.getByRole("textbox", { name: t("sns.publish.message") }).fill('{"detail":{"state":"running"}}');
      const main = page.getByRole("main");
      await expect(main.getByText(t("sns.preview.filtered"), { exact: true })).toBeVisible();
      await page.getByRole("textbox", { name: t("sns.publish.message") }).fill('{"detail":{"state":"stopped"}}');
      await expect(main.getByText(t("sns.preview.gets"), { exact: true })).toBeVisible();
      await main.getByRole("button", { name: /^SMS: \+821012345678/ }).click();
      await expect(main.getByText(t("sns.preview.parts", { encoding: "GSM-7", width: "34", parts: "1" }))).toBeVisible();
      await expectGood(page);
    });

    test("a queue that lets nobody in is told, and a dead-letter queue is set and taken away", async ({ page }) => {
      test.setTimeout(300_000);
      await createTopic(page, language);
      await openForm(page, language, "sqs", "arn:aws:sqs:us-east-1:123456789012:jobs");
      await expect(page.getByText(t("sns.endpoint.absent"))).toBeVisible();
      await unfold(page, language, "sns.redrive");
      await page.getByRole("switch", { name: t("sns.redrive.on") }).check();
      await submit(page, language);
      await expect(page.getByText(t("sns.redrive.missing"))).toBeVisible();
      const queue = page.getByRole("textbox", { name: t("sns.redrive.queue"), exact: true });
      await queue.fill("no ARN");
      await submit(page, language);
      await expect(page.getByText("RedrivePolicy: deadLetterTargetArn is an invalid arn")).toBeVisible();
      await queue.fill("arn:aws:sqs:us-east-1:123456789012:dead");
      await submit(page, language);
      await page.getByRole("tab", { name: t("sns.redrive") }).click();
      await expect(page.getByRole("tabpanel").getByText("arn:aws:sqs:us-east-1:123456789012:dead")).toBeVisible();

      await page.getByRole("link", { name: t("sns.edit"), exact: true }).click();
      await page.getByRole("checkbox", { name: t("sns.raw") }).check();
      await page.getByRole("switch", { name: t("sns.redrive.on") }).uncheck();
      await expectGood(page);
      await page.getByRole("button", { name: t("sns.save"), exact: true }).click();
      await page.getByRole("tab", { name: t("sns.redrive") }).click();
      await expect(page.getByText(t("sns.redrive.none"))).toBeVisible();
      await expect(page.getByRole("main").getByText(t("sns.on"), { exact: true })).toBeVisible();
    });

    test("a topic's retries and tags are changed, and what AWS refuses is told", async ({ page }) => {
      test.setTimeout(300_000);
      await createTopic(page, language);
      await page.getByRole("tab", { name: t("sns.retry") }).click();
      await page.getByRole("button", { name: t("sns.retry.edit") }).click();
      await page.getByRole("checkbox", { name: t("sns.retry.default"), exact: true }).uncheck();
      await page.getByLabel(t("sns.retry.retries"), { exact: true }).fill("101");
      await page.getByRole("button", { name: t("sns.save"), exact: true }).click();
      await expect(page.getByText("numRetries must be less than or equal to 100")).toBeVisible();
      await page.getByLabel(t("sns.retry.retries"), { exact: true }).fill("7");
      await expectGood(page);
      await page.getByRole("button", { name: t("sns.save"), exact: true }).click();
      await expect(page.getByText(t("sns.retry.saved", { name: "ops" }))).toBeVisible();
      await expect(page.getByRole("tabpanel").getByText('"numRetries"')).toBeVisible();

      await page.getByRole("tab", { name: t("sns.tags"), exact: true }).click();
      await page.getByRole("button", { name: t("sns.tags.edit") }).click();
      await page.getByRole("button", { name: t("sns.tag.add"), exact: true }).click();
      await page.getByRole("textbox", { name: t("sns.tag.key"), exact: true }).fill("team");
      await page.getByRole("textbox", { name: new RegExp(`^${t("sns.tag.value")}`) }).fill("night");
      await expectGood(page);
      await page.getByRole("button", { name: t("sns.save"), exact: true }).click();
      await expect(page.getByRole("tabpanel").getByRole("cell", { name: "night" })).toBeVisible();
    });

    test("a topic is made with answers about who may publish", async ({ page }) => {
      test.setTimeout(300_000);
      await visit(page, "#/sns/create-topic");
      await page.getByRole("textbox", { name: t("sns.name"), exact: true }).fill("open");
      await unfold(page, language, "sns.policy");
      await page
        .getByRole("group", { name: t("sns.access.publishers"), exact: true })
        .getByRole("radio", { name: t("sns.access.accounts") })
        .check();
      await page.getByRole("textbox", { name: t("sns.access.accounts.publish") }).fill("210987654321");
      await unfold(page, language, "sns.retry");
      await expectGood(page);
      await page.getByRole("button", { name: t("sns.create-topic"), exact: true }).click();
      await page.getByRole("tab", { name: t("sns.policy"), exact: true }).click();
      await expect(page.getByRole("tabpanel").getByText("__console_pub_0")).toBeVisible();
    });

    test("text messaging: preferences, a message, an answer that opts out, and opting in", async ({ page }) => {
      test.setTimeout(300_000);
      await visit(page, "#/sns/text-messaging");
      await page.getByRole("button", { name: t("sns.texting.edit") }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(t("sns.texting.limit"), { exact: true }).fill("100");
      await dialog.getByRole("button", { name: t("sns.save") }).click();
      await expect(dialog.getByText("MonthlySpendLimit is invalid")).toBeVisible();
      await dialog.getByLabel(t("sns.texting.limit"), { exact: true }).fill("0.5");
      await dialog.getByRole("radio", { name: "Transactional" }).check();
      await dialog.getByRole("button", { name: t("sns.save") }).click();
      await expect(page.getByRole("main").getByText("Transactional", { exact: true })).toBeVisible();
      await expect(page.getByRole("main").getByText("0.5000 USD")).toBeVisible();

      await page.getByRole("button", { name: t("sns.texting.publish"), exact: true }).click();
      await dialog.getByRole("textbox", { name: t("sns.texting.message"), exact: true }).fill("가".repeat(71));
      await expect(dialog.getByText(t("sns.preview.parts", { encoding: "UCS-2", width: "71", parts: "2" }))).toBeVisible();
      await dialog.getByRole("textbox", { name: t("sns.texting.number"), exact: true }).fill("my phone");
      await dialog.getByRole("button", { name: t("sns.texting.publish"), exact: true }).click();
      await expect(dialog.getByText("PhoneNumber Reason: my phone is not valid to publish to")).toBeVisible();
      await dialog.getByRole("textbox", { name: t("sns.texting.number"), exact: true }).fill("+821012345678");
      await dialog.getByRole("button", { name: t("sns.texting.publish"), exact: true }).click();
      await expect(page.getByRole("main").getByText("0.0660 USD")).toBeVisible();
      await expectGood(page);
    });
  });
}
