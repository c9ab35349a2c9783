// LAB1, done by roles and names alone.
import { expect } from "@playwright/test";
import { expectCode } from "../trailwatch";
import { say } from "../words";
import { act, go, inbox, notifications, row, until, world } from "./hands";
import type { Walk } from "./walk";

export const TOPIC = "ec2-state-topic";
export const RULE = "ec2-state-change";
export const ADDRESS = "student@example.com";

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
        await inbox(page, language);
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
        await inbox(page, language);
        await until(page, language, async () => (await notifications(page).count()) >= 4);
        await expect(page.getByText(say(language, "guide.finished"))).toBeVisible();
      },
    },
  ],
};
