// A rule with four targets by mouse: each is reached, and what the console let
// in on saving is told.
import { type Locator, type Page } from "@playwright/test";
import { LANGUAGES, type Language, expect, expectAccessible, expectNoSidewaysScroll, test, visit } from "./trailwatch";
import { act, go, row, until } from "./walks/hands";
import { say } from "./words";

const ROLE = /^arn:aws:iam::123456789012:role\/service-role\/\w+$/;

const button = (page: Page, language: Language, key: string) =>
  page.getByRole("button", { name: say(language, key), exact: true });

const field = (page: Page, language: Language, key: string) =>
  page.getByRole("textbox", { name: say(language, key), exact: true });

async function create(page: Page, language: Language, fragment: string, room: string, name: string): Promise<void> {
  await go(page, fragment);
  await field(page, language, `${room}.name`).fill(name);
  await button(page, language, `${room}.create`).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** The box of a target in the wizard, its service chosen. */
async function target(page: Page, language: Language, number: number, service: string): Promise<Locator> {
  if (number > 1) await button(page, language, "events.target.add").click();
  const box = page.getByRole("region", { name: say(language, "events.target", { number: String(number) }) });
  await box.getByLabel(say(language, "events.target.select"), { exact: true }).selectOption({ label: say(language, service) });
  return box;
}

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });

    test("one rule reaches a queue, a function, an event bus and an instance", async ({ page }) => {
      test.setTimeout(300_000);
      await visit(page, "#/labs/lab1-2");
      await create(page, language, "#/sqs/create-queue", "sqs", "jobs");
      await create(page, language, "#/lambda/create-function", "lambda", "orders");
      await create(page, language, "#/events/create-bus", "buses", "shop");

      await go(page, "#/events/create-rule");
      await field(page, language, "events.name").fill("fan-out");
      await button(page, language, "words.next").click();
      const pattern = { source: ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], detail: { state: ["running"] } };
      await field(page, language, "events.pattern.json").fill(JSON.stringify(pattern));
      await button(page, language, "words.next").click();

      const queue = await target(page, language, 1, "events.target.sqs");
      await queue.getByLabel(say(language, "events.target.queue"), { exact: true }).selectOption("jobs");
      await expect(queue.getByText(say(language, "events.target.permission"))).toBeVisible();
      const lambda = await target(page, language, 2, "events.target.lambda");
      await lambda.getByLabel(say(language, "events.target.function"), { exact: true }).selectOption("orders");
      await expect(lambda.getByText(say(language, "events.target.permission"))).toBeVisible();
      await lambda.getByRole("radio", { name: say(language, "events.input.part"), exact: true }).check();
      const bus = await target(page, language, 3, "events.target.bus");
      await bus.getByLabel(say(language, "events.target.event-bus"), { exact: true }).selectOption("shop");
      await expect(bus.getByRole("textbox", { name: say(language, "events.target.role"), exact: true })).toHaveValue(ROLE);
      const stop = await target(page, language, 4, "events.target.stop");
      await stop.getByLabel(say(language, "events.target.instance"), { exact: true }).selectOption({ index: 1 });
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width: 1440, height: 900 });
      // A built-in target without its role is refused where it stands.
      const role = stop.getByRole("textbox", { name: say(language, "events.target.role"), exact: true });
      await expect(role).toHaveValue(ROLE);
      await role.fill("");
      await button(page, language, "words.next").click();
      await expect(role).toHaveAttribute("aria-invalid", "true");
      await role.fill("arn:aws:iam::123456789012:role/events");
      await button(page, language, "words.next").click();
      await button(page, language, "words.next").click();
      await expectAccessible(page);
      await button(page, language, "events.create").click();
      await expect(page.getByRole("heading", { level: 1, name: "fan-out" })).toBeVisible();
      await expect(page.getByText(say(language, "events.policy.queue", { queue: "jobs" }))).toBeVisible();
      await expect(page.getByText(say(language, "events.policy.function", { function: "orders" }))).toBeVisible();
      await page.getByRole("tab", { name: say(language, "events.tab.targets") }).click();
      await expect(page.getByRole("row")).toHaveCount(5);
      await expectAccessible(page);

      // Stopped and started by hand, the instance is stopped again by the rule.
      await act(page, language, say(language, "ec2.stop"), say(language, "ec2.stop.button"));
      await row(page, language, say(language, "ec2.state.stopped"));
      await act(page, language, say(language, "ec2.start"));
      await row(page, language, say(language, "ec2.state.running"));
      await row(page, language, say(language, "ec2.state.stopped"));

      await go(page, "#/sqs/queues/jobs/messages");
      await button(page, language, "sqs.poll").click();
      await expect(page.getByRole("row")).toHaveCount(2);
      await go(page, "#/lambda/functions/orders");
      await page.getByRole("tab", { name: say(language, "lambda.invocations"), exact: true }).click();
      const opened = page.getByRole("button", { name: new RegExp(say(language, "lambda.invocation.open", { id: "[0-9a-f-]{36}" })) });
      await until(page, language, async () => (await opened.count()) === 1);
      await opened.click();
      await page.getByRole("dialog").getByRole("tab", { name: say(language, "lambda.event"), exact: true }).click();
      await expect(page.getByRole("dialog").getByText(/"state":\s*"running"/)).toBeVisible();
      await page.keyboard.press("Escape");
      await go(page, "#/events/rules/fan-out");
      await page.getByRole("tab", { name: say(language, "events.tab.targets") }).click();
      await expect(page.getByText(say(language, "events.outcome.done"), { exact: true })).toHaveCount(4);
    });
  });
}
