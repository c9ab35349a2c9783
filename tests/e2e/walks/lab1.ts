// LAB1, done by roles and names alone.
import { expect, type Page } from "@playwright/test";
import { expectCode, type Language } from "../trailwatch";
import { say } from "../words";
import type { Walk } from "./walk";

export const TOPIC = "ec2-state-topic";
export const RULE = "ec2-state-change";
export const ADDRESS = "student@example.com";

/** Goes to a page as a person does who types its address. */
async function go(page: Page, fragment: string): Promise<void> {
  await page.evaluate((fragment) => (location.hash = fragment), fragment);
}

/** Lets simulated time go on until the page shows what is waited for. */
async function until(page: Page, language: Language, shown: () => Promise<boolean>): Promise<void> {
  const step = page.getByRole("button", { name: say(language, "app.clock.step"), exact: true });
  for (let tries = 0; tries < 40 && !(await shown()); tries += 1) {
    if ((await step.getAttribute("aria-disabled")) !== "true" && (await step.isEnabled())) await step.click();
    await page.waitForTimeout(100);
  }
  expect(await shown()).toBe(true);
}

async function world(page: Page, language: Language): Promise<void> {
  const closed = page.getByRole("button", { name: say(language, "app.panel.world"), exact: true, expanded: false });
  if ((await closed.count()) > 0) await closed.click();
}

/** The state menu of the selected instance. */
async function act(page: Page, language: Language, item: string, confirm?: string): Promise<void> {
  await go(page, "#/ec2/instances");
  const box = page.getByRole("checkbox", { name: say(language, "words.select", { name: "web-1" }) });
  await expect(box).toBeVisible();
  await box.check();
  await page.getByRole("button", { name: say(language, "ec2.instances.state"), expanded: false }).click();
  await page.getByRole("menuitem", { name: item }).click();
  if (confirm) await page.getByRole("dialog").getByRole("button", { name: confirm, exact: true }).click();
}

/** How many mails whose subject is AWS's notification are in the list. */
function notifications(page: Page) {
  return page.getByRole("button", { name: /AWS Notification Message/ });
}

async function row(page: Page, language: Language, state: string): Promise<void> {
  await until(page, language, async () => (await page.getByRole("cell", { name: state, exact: true }).count()) > 0);
}

export const lab1: Walk = {
  lab: "lab1",
  steps: [
    {
      name: "look",
      walk: async ({ page, language }) => {
        await go(page, "#/ec2/instances");
        await expect(page.getByRole("link", { name: /^i-/ })).toBeVisible();
        await row(page, language, say(language, "ec2.state.running"));
      },
    },
    {
      name: "topic",
      walk: async ({ page, language }) => {
        await go(page, "#/sns/create-topic");
        await page.getByRole("radio", { name: new RegExp(`^${say(language, "sns.standard")}`) }).check();
        await page.getByRole("textbox", { name: say(language, "sns.name"), exact: true }).fill(TOPIC);
        await page.getByRole("button", { name: say(language, "sns.create-topic"), exact: true }).click();
        await expect(page.getByRole("heading", { level: 1, name: TOPIC })).toBeVisible();
      },
    },
    {
      name: "subscription",
      walk: async ({ page, language }) => {
        await go(page, `#/sns/topics/${TOPIC}/subscribe`);
        await page.getByLabel(say(language, "sns.protocol"), { exact: true }).selectOption("email");
        await page.getByRole("textbox", { name: say(language, "sns.endpoint"), exact: true }).fill(ADDRESS);
        await page.getByRole("button", { name: say(language, "sns.create-subscription"), exact: true }).click();
        await expect(page.getByText(say(language, "sns.pending"), { exact: true }).first()).toBeVisible();
      },
    },
    {
      name: "confirm",
      walk: async ({ page, language }) => {
        await world(page, language);
        const mail = page.getByRole("button", { name: /AWS Notification - Subscription Confirmation/ });
        await until(page, language, async () => (await mail.count()) > 0);
        await mail.first().click();
        await page.getByRole("link", { name: "Confirm subscription", exact: true }).click();
        await expect(page.getByText("Subscription confirmed!")).toBeVisible();
      },
    },
    {
      name: "rule",
      walk: async ({ page, language }) => {
        const next = () => page.getByRole("button", { name: say(language, "words.next"), exact: true }).click();
        await go(page, "#/events/create-rule");
        await page.getByRole("textbox", { name: say(language, "events.name"), exact: true }).fill(RULE);
        await next();
        await page.getByLabel(say(language, "events.pattern.service"), { exact: true }).selectOption({ label: "EC2" });
        await page.getByLabel(say(language, "events.pattern.type"), { exact: true }).selectOption({ label: "EC2 Instance State-change Notification" });
        await expectCode(page.getByRole("textbox", { name: say(language, "events.pattern.json") }), /EC2 Instance State-change Notification/);
        await next();
        await page.getByRole("combobox", { name: say(language, "events.target.topic"), exact: true }).selectOption({ label: TOPIC });
        await next();
        await next();
        await page.getByRole("button", { name: say(language, "events.create"), exact: true }).click();
        await expect(page.getByText(say(language, "events.policy.added", { topic: TOPIC }))).toBeVisible();
      },
    },
    {
      name: "stop",
      walk: async ({ page, language }) => {
        await act(page, language, say(language, "ec2.stop"), say(language, "ec2.stop.button"));
        await row(page, language, say(language, "ec2.state.stopped"));
      },
    },
    {
      name: "mails",
      walk: async ({ page, language }) => {
        await world(page, language);
        const back = page.getByRole("button", { name: say(language, "world.browser.close") });
        if ((await back.count()) > 0) await back.click();
        const inbox = page.getByRole("button", { name: say(language, "world.back") });
        if ((await inbox.count()) > 0) await inbox.click();
        await until(page, language, async () => (await notifications(page).count()) >= 2);
        await notifications(page).first().click();
        await expect(page.getByText(/"state":"stopped"/).first()).toBeVisible();
      },
    },
    {
      name: "start",
      walk: async ({ page, language }) => {
        await act(page, language, say(language, "ec2.start"));
        await row(page, language, say(language, "ec2.state.running"));
        const inbox = page.getByRole("button", { name: say(language, "world.back") });
        if ((await inbox.count()) > 0) await inbox.click();
        await until(page, language, async () => (await notifications(page).count()) >= 4);
        await expect(page.getByText(say(language, "guide.finished"))).toBeVisible();
      },
    },
  ],
};
