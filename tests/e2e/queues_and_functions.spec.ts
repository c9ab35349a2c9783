// Queues and functions by mouse: a queue made, a message sent, polled, opened
// and deleted, dead letters moved back; a function made, tried, permitted,
// invoked by itself, changed and deleted.
import { type Page } from "@playwright/test";
import { LANGUAGES, type Language, expect, expectAccessible, expectNoSidewaysScroll, test, visit } from "./trailwatch";
import { say } from "./words";

const button = (page: Page, language: Language, key: string) =>
  page.getByRole("button", { name: say(language, key), exact: true });

const field = (page: Page, language: Language, key: string) =>
  page.getByRole("textbox", { name: say(language, key), exact: true });

const number = (page: Page, language: Language, key: string) =>
  page.getByRole("spinbutton", { name: say(language, key), exact: true });

async function narrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function createQueue(page: Page, language: Language, name: string, before?: () => Promise<void>): Promise<void> {
  await visit(page, "#/sqs/create-queue");
  await field(page, language, "sqs.name").fill(name);
  await before?.();
  await button(page, language, "sqs.create").click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function createFunction(page: Page, language: Language, name: string, behaviour: string): Promise<void> {
  await visit(page, "#/lambda/create-function");
  await field(page, language, "lambda.name").fill(name);
  await page.getByRole("radio", { name: new RegExp(`^${say(language, behaviour)}`) }).check();
  await button(page, language, "lambda.create").click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** From the open dialog to the way on the event map that began with that call. */
async function showOnMap(page: Page, language: Language, call: string): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: say(language, "world.map"), exact: true }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("region", { name: say(language, "map.title") }).getByRole("status")).toContainText(call);
}

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });

    test("a queue is made, and what is wrong stands at its field", async ({ page }) => {
      await visit(page, "#/sqs/queues");
      await expectAccessible(page);
      await page.getByRole("link", { name: say(language, "sqs.create"), exact: true }).first().click();
      await number(page, language, "sqs.visibility").fill("43201");
      await field(page, language, "sqs.name").fill("work");
      await expectAccessible(page);
      await narrow(page);
      await button(page, language, "sqs.create").click();
      await expect(page.getByText("InvalidAttributeValue: Invalid value for the parameter VisibilityTimeout.")).toBeVisible();
      await number(page, language, "sqs.visibility").fill("30");
      await button(page, language, "sqs.create").click();
      await expect(page.getByText(say(language, "sqs.created.done", { name: "work" }))).toBeVisible();
      await expectAccessible(page);
      await narrow(page);
    });

    test("a message is sent, polled, opened and deleted", async ({ page }) => {
      await createQueue(page, language, "work");
      await page.getByRole("link", { name: say(language, "sqs.messages"), exact: true }).click();
      await button(page, language, "sqs.send").click();
      await expect(page.getByText("MissingParameter: The request must contain the parameter MessageBody.")).toBeVisible();
      await field(page, language, "sqs.body").fill('{"state":"stopped"}');
      await button(page, language, "sqs.send").click();
      await button(page, language, "sqs.poll").click();
      const open = page.getByRole("button", { name: new RegExp(say(language, "sqs.message.open", { id: "[0-9a-f-]{36}" })) });
      await expect(open).toHaveCount(1);
      await expectAccessible(page);
      await narrow(page);
      await open.click();
      await expect(page.getByRole("dialog").getByText('"state": "stopped"')).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("dialog").getByRole("tab", { name: say(language, "sqs.details"), exact: true }).click();
      await expect(page.getByText("ApproximateReceiveCount", { exact: true })).toBeVisible();
      await showOnMap(page, language, "SendMessage");

      await page.getByRole("checkbox", { name: say(language, "words.select-all"), exact: true }).check();
      await button(page, language, "sqs.delete").click();
      await expect(page.getByText(say(language, "sqs.message.deleted", { n: "1" }))).toBeVisible();
      await expect(open).toHaveCount(0);
    });

    test("a queue has a dead-letter queue and a policy", async ({ page }) => {
      await createQueue(page, language, "dead");
      await createQueue(page, language, "work", async () => {
        await page.getByRole("checkbox", { name: say(language, "sqs.dlq.on"), exact: true }).check();
        await page
          .getByLabel(say(language, "sqs.dlq.queue"), { exact: true })
          .selectOption("arn:aws:sqs:us-east-1:123456789012:dead");
      });
      await page.getByRole("tab", { name: say(language, "sqs.dlq"), exact: true }).click();
      await expect(page.getByRole("link", { name: "arn:aws:sqs:us-east-1:123456789012:dead" })).toBeVisible();
      await expectAccessible(page);

      await page.getByRole("tab", { name: say(language, "sqs.policy"), exact: true }).click();
      await expect(page.getByText("__owner_statement")).toBeVisible();
      await page.getByRole("button", { name: say(language, "sqs.policy.edit"), exact: true }).click();
      await field(page, language, "sqs.policy.json").fill("{}");
      await button(page, language, "sqs.save").click();
      await expect(page.getByText("InvalidAttributeValue: Invalid value for the parameter Policy.")).toBeVisible();
      await expectAccessible(page);
    });

    test("a queue is edited, emptied and deleted", async ({ page }) => {
      await createQueue(page, language, "work");
      await page.getByRole("link", { name: say(language, "sqs.edit"), exact: true }).first().click();
      await number(page, language, "sqs.delay").fill("5");
      await button(page, language, "sqs.save").click();
      await expect(page.getByText(say(language, "sqs.saved", { name: "work" }))).toBeVisible();
      await button(page, language, "sqs.purge").click();
      await expectAccessible(page);
      await page.getByRole("dialog").getByRole("textbox").fill("purge");
      await page.getByRole("dialog").getByRole("button", { name: say(language, "sqs.purge"), exact: true }).click();
      await expect(page.getByText(say(language, "sqs.purged", { name: "work" }))).toBeVisible();
      await button(page, language, "sqs.delete").click();
      await page.getByRole("dialog").getByRole("textbox").fill("confirm");
      await page.getByRole("dialog").getByRole("button", { name: say(language, "sqs.delete"), exact: true }).click();
      await expect(page.getByText(say(language, "sqs.deleted", { name: "work" }))).toBeVisible();
      await expect(page.getByRole("link", { name: "work", exact: true })).toHaveCount(0);
    });

    test("a function is made, and what is wrong stands at its field", async ({ page }) => {
      await visit(page, "#/lambda/functions");
      await expectAccessible(page);
      await visit(page, "#/lambda/create-function");
      await page.getByRole("radio", { name: new RegExp(`^${say(language, "lambda.template")}`) }).check();
      await field(page, language, "lambda.name").fill("alert");
      await field(page, language, "lambda.template").fill('{"instance": <nothing>}');
      await button(page, language, "lambda.create").click();
      await expect(page.getByText("InputTemplate for target code contains invalid placeholder nothing.")).toBeVisible();
      await expectAccessible(page);
      await narrow(page);
      await field(page, language, "lambda.template").fill('{"instance": <instance>}');
      await button(page, language, "lambda.create").click();
      await expect(page.getByText(say(language, "lambda.created", { name: "alert" }))).toBeVisible();
      await expectAccessible(page);
      await narrow(page);
    });

    test("a function is tried, changed and deleted", async ({ page }) => {
      await createFunction(page, language, "alert", "lambda.template");
      await page.getByRole("tab", { name: say(language, "lambda.test"), exact: true }).click();
      await page.getByLabel(say(language, "lambda.test.sample"), { exact: true }).selectOption("state");
      await button(page, language, "lambda.test").click();
      await expect(page.getByText(say(language, "lambda.test.succeeded"))).toBeVisible();
      await expect(page.getByText('"instance": "i-0697bdc417cb5d414"')).toBeVisible();
      await expect(page.getByText(/START RequestId: /)).toBeVisible();
      await expectAccessible(page);
      await narrow(page);

      await page.getByRole("tab", { name: say(language, "lambda.code"), exact: true }).click();
      await page.getByRole("radio", { name: new RegExp(`^${say(language, "lambda.fail")}`) }).check();
      await number(page, language, "lambda.every").fill("1");
      await button(page, language, "lambda.deploy").click();
      await expect(page.getByText(say(language, "lambda.fail.always"))).toBeVisible();
      await page.getByRole("tab", { name: say(language, "lambda.test"), exact: true }).click();
      await button(page, language, "lambda.test").click();
      await expect(page.getByText(say(language, "lambda.test.failed"))).toBeVisible();

      await page.getByRole("tab", { name: say(language, "lambda.invocations"), exact: true }).click();
      const name = new RegExp(say(language, "lambda.invocation.open", { id: "[0-9a-f-]{36}" }));
      await expect(page.getByRole("button", { name })).toHaveCount(2);
      await expectAccessible(page);
      await page.getByRole("button", { name }).first().click();
      await expect(page.getByRole("dialog").getByText(/REPORT RequestId: /)).toBeVisible();
      await showOnMap(page, language, "Invoke");

      await button(page, language, "lambda.delete").click();
      await page.getByRole("dialog").getByRole("textbox").fill("confirm");
      await page.getByRole("dialog").getByRole("button", { name: say(language, "lambda.delete"), exact: true }).click();
      await expect(page.getByText(say(language, "lambda.deleted", { name: "alert" }))).toBeVisible();
    });

    test("a function's permissions", async ({ page }) => {
      await createFunction(page, language, "f", "lambda.echo");
      await page.getByRole("tab", { name: say(language, "lambda.permissions"), exact: true }).click();
      await button(page, language, "lambda.permission.add").click();
      await field(page, language, "lambda.sid").fill("rule");
      await expectAccessible(page);
      await page.getByRole("dialog").getByRole("button", { name: say(language, "lambda.save"), exact: true }).click();
      await expect(page.getByText(say(language, "lambda.permission.added", { sid: "rule" }))).toBeVisible();
      await expect(page.getByRole("cell", { name: "events.amazonaws.com", exact: true })).toBeVisible();
      await expectAccessible(page);
    });

    test("a function's settings", async ({ page }) => {
      await createQueue(page, language, "results");
      await createFunction(page, language, "f", "lambda.echo");
      await page.getByRole("tab", { name: say(language, "lambda.async"), exact: true }).click();
      await number(page, language, "lambda.retries").fill("3");
      await button(page, language, "lambda.save").click();
      await expect(page.getByText(/at 'maximumRetryAttempts' failed to satisfy constraint/)).toBeVisible();
      await number(page, language, "lambda.retries").fill("1");
      await page
        .getByLabel(say(language, "lambda.on-success"), { exact: true })
        .selectOption("arn:aws:sqs:us-east-1:123456789012:results");
      await button(page, language, "lambda.save").click();
      await expect(page.getByText(say(language, "lambda.updated", { name: "f" }))).toBeVisible();
      await expectAccessible(page);
      await narrow(page);

      await page.getByRole("tab", { name: say(language, "lambda.configuration"), exact: true }).click();
      await number(page, language, "lambda.timeout").fill("901");
      await button(page, language, "lambda.save").click();
      await expect(page.getByText(/Value '901' at 'timeout' failed to satisfy constraint/)).toBeVisible();
      await expectAccessible(page);
    });
  });
}
