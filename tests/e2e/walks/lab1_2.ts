// LAB1-2, done by roles and names alone.
import { expect } from "@playwright/test";
import { say } from "../words";
import { act, begin, editRule, go, inbox, notifications, phone, row, until } from "./hands";
import { RULE, TOPIC } from "./lab1";
import type { Walk } from "./walk";

export const lab12: Walk = {
  lab: "lab1-2",
  steps: [
    {
      name: "begin",
      walk: async ({ page, language }) => {
        await begin(page, language, "LAB1-2:");
        await inbox(page, language);
        await expect(notifications(page)).toHaveCount(4);
      },
    },
    {
      name: "sms",
      walk: async ({ page, language }) => {
        await go(page, `#/sns/topics/${TOPIC}/subscribe`);
        await page.getByLabel(say(language, "sns.protocol"), { exact: true }).selectOption("sms");
        await page.getByRole("textbox", { name: say(language, "sns.endpoint"), exact: true }).fill("+821012345678");
        await page.getByRole("button", { name: say(language, "sns.create-subscription"), exact: true }).click();
        await expect(page.getByText(say(language, "sns.confirmed"), { exact: true }).first()).toBeVisible();
      },
    },
    {
      name: "rule",
      walk: async ({ page, language }) => {
        await editRule(page, language, RULE, {
          states: async () => {
            await page.getByRole("radio", { name: say(language, "events.pattern.states.some"), exact: true }).check();
            await page.getByRole("button", { name: say(language, "events.pattern.states.some") }).click();
            await page.getByRole("checkbox", { name: "stopping", exact: true }).check();
            await page.keyboard.press("Escape");
          },
          target: async () => {
            await page.getByRole("radio", { name: say(language, "events.input.part"), exact: true }).check();
            await expect(page.getByText(/"state":"stopping"/).first()).toBeVisible();
          },
        });
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
      name: "mail",
      walk: async ({ page, language }) => {
        await inbox(page, language);
        await until(page, language, async () => (await notifications(page).count()) >= 5);
        await notifications(page).first().click();
        await expect(page.getByText(/^\{"instance-id":"i-[0-9a-f]+","state":"stopping"\}$/)).toBeVisible();
      },
    },
    {
      name: "phone",
      walk: async ({ page, language }) => {
        const thread = await phone(page, language);
        await until(page, language, async () => (await thread.count()) > 0);
        await expect(thread.getByText(/^\{"instance-id":"i-[0-9a-f]+","state":"stopping"\}$/)).toHaveCount(1);
        await expect(page.getByText(say(language, "guide.finished"))).toBeVisible();
      },
    },
  ],
};
