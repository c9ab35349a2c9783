// The outside world and the event map: people, phones, web servers, mails that
// stay read, ways that are shown, and why nothing came.
import { type Page } from "@playwright/test";
import { LANGUAGES, type Language, expect, expectAccessible, expectNoSidewaysScroll, stopTime, test, visit } from "./trailwatch";
import { go, inbox, notifications, phone, until, world } from "./walks/hands";
import { say } from "./words";

const TOPIC = "ec2-state-topic";

async function subscribe(page: Page, language: Language, protocol: string, endpoint: string): Promise<void> {
  await go(page, `#/sns/topics/${TOPIC}/subscribe`);
  await page.getByLabel(say(language, "sns.protocol"), { exact: true }).selectOption(protocol);
  await page.getByRole("textbox", { name: say(language, "sns.endpoint"), exact: true }).fill(endpoint);
  await page.getByRole("button", { name: say(language, "sns.create-subscription"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
}

async function publish(page: Page, language: Language, message: string): Promise<void> {
  await go(page, `#/sns/topics/${TOPIC}/publish`);
  await page.getByRole("textbox", { name: say(language, "sns.publish.message"), exact: true }).fill(message);
  await page.getByRole("button", { name: say(language, "sns.publish"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: TOPIC })).toBeVisible();
}

const tab = (page: Page, language: Language, key: string) =>
  page.getByRole("tab", { name: new RegExp(`^${say(language, key)}`) });

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });

    test("mails stay read, show their way on the map, and people can be added", async ({ page }) => {
      test.setTimeout(300_000);
      await visit(page, "#/labs/lab1-2");
      await inbox(page, language);
      await publish(page, language, "hello");
      await until(page, language, async () => (await notifications(page).count()) >= 5);
      await expect(tab(page, language, "world.mail")).toContainText("(1)");
      await notifications(page).first().click();
      await page.getByRole("button", { name: say(language, "world.why") }).click();
      await page.getByRole("button", { name: say(language, "world.map"), exact: true }).click();
      await expect(page.getByRole("region", { name: say(language, "map.title") }).getByRole("status")).toContainText("Publish");
      const toggle = page.getByRole("button", { name: say(language, "app.panel.world"), exact: true });
      await toggle.first().click();
      await world(page, language);
      await expect(tab(page, language, "world.mail")).not.toContainText("(");

      await tab(page, language, "world.people").click();
      await page.getByRole("button", { name: say(language, "world.person.add"), exact: true }).click();
      await expect(page.getByText(say(language, "world.person.address.wrong"))).toBeVisible();
      await page.getByRole("textbox", { name: say(language, "world.person.name") }).fill("Kim");
      await page.getByRole("textbox", { name: say(language, "world.person.address") }).fill("kim@example.com");
      await page.getByRole("textbox", { name: say(language, "world.person.phone") }).fill("+821098765432");
      await expectAccessible(page);
      await page.getByRole("button", { name: say(language, "world.person.add"), exact: true }).click();
      await tab(page, language, "world.mail").click();
      await page
        .getByRole("combobox", { name: say(language, "world.mailbox"), exact: true })
        .selectOption("kim@example.com");
      await page.getByRole("button", { name: say(language, "world.nothing"), exact: true }).click();
      await expect(
        page.getByText(say(language, "world.nothing.unsubscribed", { region: "us-east-1", name: "kim@example.com" }).slice(0, 12)),
      ).toBeVisible();
    });

    test("who answers STOP gets no more text messages", async ({ page }) => {
      test.setTimeout(300_000);
      await visit(page, "#/labs/lab1-2");
      await subscribe(page, language, "sms", "+821012345678");
      await publish(page, language, "가".repeat(100));
      const thread = await phone(page, language);
      await until(page, language, async () => (await thread.count()) > 0);
      await expect(thread).toContainText(say(language, "world.parts", { n: "2" }));
      await page.getByRole("textbox", { name: say(language, "world.answer"), exact: true }).fill("stop");
      await page.keyboard.press("Enter");
      await expect(thread).toContainText(say(language, "world.opted-out", { region: "us-east-1" }));
      await publish(page, language, "too late");
      await page.getByRole("button", { name: say(language, "world.nothing"), exact: true }).click();
      await expect(page.getByText(say(language, "map.advice.opted-out"))).toBeVisible();
      await expectAccessible(page);
    });

    test("a web server shows its requests, follows links and can fail", async ({ page }) => {
      test.setTimeout(300_000);
      await visit(page, "#/labs/lab1-2");
      await subscribe(page, language, "https", "https://hooks.example.com/sns");
      await world(page, language);
      await tab(page, language, "world.web").click();
      const request = (kind: string) => page.getByRole("button", { name: new RegExp(`\\d ${kind}`) });
      await until(page, language, async () => (await request("SubscriptionConfirmation").count()) > 0);
      await request("SubscriptionConfirmation").click();
      await expect(page.getByText("x-amz-sns-message-type")).toBeVisible();
      await page.getByRole("link", { name: /Action=ConfirmSubscription/ }).click();
      await expect(page.getByText("ConfirmSubscriptionResponse").first()).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: say(language, "world.browser.close") }).click();
      await page.getByLabel(say(language, "world.web.answer"), { exact: true }).selectOption("500");
      await publish(page, language, "hello");
      await until(page, language, async () => (await page.getByText(say(language, "world.web.answered", { status: "500" })).count()) > 0);
      await page.getByRole("button", { name: say(language, "map.view.list"), exact: true }).click();
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
    });

    test("a step over days asks first", async ({ page }) => {
      await visit(page, "#/labs/lab1-2");
      await stopTime(page, language);
      await subscribe(page, language, "email", "teacher@example.com");
      await expect(page.getByText(say(language, "sns.pending"), { exact: true }).first()).toBeVisible();
      const step = page.getByRole("button", { name: say(language, "app.clock.step"), exact: true });
      const pending = page.getByText(say(language, "sns.pending"), { exact: true });
      const asked = page.getByRole("dialog", { name: say(language, "app.clock.far") });
      for (let steps = 0; steps < 20 && (await asked.count()) === 0; steps += 1) await step.click();
      await expect(asked).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await expect(pending.first()).toBeVisible();
      for (let steps = 0; steps < 20 && (await pending.count()) > 0; steps += 1) {
        await step.click();
        const skip = asked.getByRole("button", { name: say(language, "app.clock.far.skip"), exact: true });
        if ((await asked.count()) > 0) await skip.click();
      }
      await expect(pending).toHaveCount(0);
    });
  });
}
