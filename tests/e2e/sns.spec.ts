// SNS by mouse: a topic, a subscription that waits, the mail whose link
// confirms it, a message, and the footer that ends it.
import { type Page } from "@playwright/test";
import { LANGUAGES, type Language, expect, expectAccessible, expectNoSidewaysScroll, test, visit } from "./trailwatch";
import { say } from "./words";

function names(language: Language) {
  const of = (key: string, values: Record<string, string> = {}) => say(language, key, values);
  const optional = (key: string) => `${of(key)} - ${of("words.optional")}`;
  return {
    createTopic: of("sns.create-topic"),
    name: of("sns.name"),
    displayName: optional("sns.display-name"),
    createSubscription: of("sns.create-subscription"),
    protocol: of("sns.protocol"),
    endpoint: of("sns.endpoint"),
    email: of("sns.protocol.email"),
    created: of("sns.topic.created", { name: "ops" }),
    pending: of("sns.pending"),
    confirmed: of("sns.confirmed"),
    panel: of("app.panel.world"),
    publish: of("sns.publish"),
    message: of("sns.publish.message"),
    subject: optional("sns.publish.subject"),
    subscriptions: of("sns.subscriptions"),
    delete: of("sns.delete"),
    deleted: of("sns.deleted"),
    closePage: of("world.browser.close"),
    back: of("world.back"),
    phone: new RegExp(`^${of("world.phone")}`),
  };
}

async function createTopic(page: Page, language: Language): Promise<void> {
  const t = names(language);
  await visit(page, "#/sns/topics");
  await page.getByRole("link", { name: t.createTopic, exact: true }).first().click();
  await page.getByRole("textbox", { name: t.name, exact: true }).fill("ops");
  await page.getByRole("button", { name: t.createTopic, exact: true }).click();
  await expect(page.getByText(t.created)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "ops" })).toBeVisible();
}

async function subscribe(page: Page, language: Language, protocol: string, endpoint: string): Promise<void> {
  const t = names(language);
  await visit(page, "#/sns/topics/ops/subscribe");
  await page.getByRole("combobox", { name: t.protocol, exact: true }).selectOption({ label: protocol });
  await page.getByRole("textbox", { name: t.endpoint, exact: true }).fill(endpoint);
  await page.getByRole("button", { name: t.createSubscription, exact: true }).click();
}

/** The mail client and the phone, beside the page. */
async function openWorld(page: Page, language: Language): Promise<void> {
  const button = page.getByTitle(names(language).panel);
  if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
}

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });
    const t = names(language);

    test("a mail's link confirms, its footer unsubscribes", async ({ page }) => {
      await createTopic(page, language);
      await subscribe(page, language, t.email, "kim@example.com");
      const main = page.getByRole("main");
      await expect(main.getByText(t.pending, { exact: true }).first()).toBeVisible();

      await openWorld(page, language);
      await page.getByRole("button", { name: /AWS Notification - Subscription Confirmation/ }).click();
      await page.getByRole("link", { name: "Confirm subscription" }).click();
      await expect(page.getByText("Subscription confirmed!")).toBeVisible();
      await expect(main.getByText(t.confirmed, { exact: true }).first()).toBeVisible();

      await visit(page, "#/sns/topics/ops/publish");
      await page.getByRole("textbox", { name: t.subject }).fill("Hello");
      await page.getByRole("textbox", { name: t.message }).fill("from the page");
      await page.getByRole("button", { name: t.publish, exact: true }).click();
      await page.getByRole("button", { name: t.closePage }).click();
      await page.getByRole("button", { name: t.back }).click();
      await page.getByRole("button", { name: /Hello/ }).click();
      await expect(page.getByText("from the page")).toBeVisible();
      await page.getByRole("link", { name: /unsubscribe\.html/ }).click();
      await expect(page.getByText("Subscription removed!")).toBeVisible();
      await visit(page, "#/sns/subscriptions");
      await expect(page.getByRole("main").getByText(t.deleted, { exact: true }).first()).toBeVisible();
      await expect(page.getByRole("main").getByText(t.confirmed, { exact: true })).toHaveCount(0);
    });

    test("a phone gets its text at once", async ({ page }) => {
      await createTopic(page, language);
      await subscribe(page, language, "SMS", "+821012345678");
      await expect(page.getByRole("main").getByText(t.confirmed, { exact: true }).first()).toBeVisible();
      await visit(page, "#/sns/topics/ops/publish");
      await page.getByRole("textbox", { name: t.message }).fill("to the phone");
      await page.getByRole("button", { name: t.publish, exact: true }).click();
      await openWorld(page, language);
      await page.getByRole("tab", { name: t.phone }).click();
      await expect(page.getByText("to the phone")).toBeVisible();
    });

    test("what AWS refuses stands at its field", async ({ page }) => {
      await visit(page, "#/sns/create-topic");
      await page.getByRole("textbox", { name: t.name, exact: true }).fill("no spaces");
      await page.getByRole("button", { name: t.createTopic, exact: true }).click();
      await expect(page.getByText("InvalidParameter: Invalid parameter: Topic Name")).toBeVisible();
      await expect(page.getByRole("textbox", { name: t.name, exact: true })).toHaveAttribute("aria-invalid", "true");
      await createTopic(page, language);
      await subscribe(page, language, t.email, "nobody");
      await expect(page.getByText("InvalidParameter: Invalid parameter: Email address")).toBeVisible();
    });

    test("deleting a topic asks for typed words", async ({ page }) => {
      await createTopic(page, language);
      await page.getByRole("button", { name: t.delete, exact: true }).first().click();
      const dialog = page.getByRole("dialog");
      await expect(dialog.getByRole("button", { name: t.delete, exact: true })).toBeDisabled();
      await dialog.getByRole("textbox").fill("delete me");
      await dialog.getByRole("button", { name: t.delete, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("main").getByRole("link", { name: "ops", exact: true })).toHaveCount(0);
    });

    test("every page is accessible and keeps to its width", async ({ page }) => {
      test.setTimeout(300_000);
      await createTopic(page, language);
      await subscribe(page, language, t.email, "kim@example.com");
      await openWorld(page, language);
      await page.getByRole("button", { name: /Subscription Confirmation/ }).click();
      const places = ["topics", "create-topic", "topics/ops", "topics/ops/publish", "topics/ops/subscribe", "subscriptions"];
      for (const place of places) {
        await visit(page, `#/sns/${place}`);
        await expectAccessible(page);
        await page.setViewportSize({ width: 390, height: 900 });
        await expectNoSidewaysScroll(page);
        await page.setViewportSize({ width: 1440, height: 900 });
      }
    });
  });
}
