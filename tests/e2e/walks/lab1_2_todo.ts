// The TODO of LAB1-2, done by roles and names alone: hints first, then the rule.
import { expect } from "@playwright/test";
import { say } from "../words";
import { act, begin, editRule, inbox, notifications, phone, row, until } from "./hands";
import { RULE } from "./lab1";
import type { Walk } from "./walk";

const SENTENCE_OF_SAMPLE = /^"EC2 i-[0-9a-f]+ is now [a-z]+\."$/;
const SENTENCE = /^"EC2 i-[0-9a-f]+ is now stopped\."$/;

export const lab12Todo: Walk = {
  lab: "lab1-2-todo",
  steps: [
    {
      name: "begin",
      walk: async ({ page, language }) => begin(page, language, "LAB1-2 TODO:"),
    },
    {
      name: "hints",
      walk: async ({ page, language }) => {
        const hint = (n: number) =>
          page.getByRole("button", { name: say(language, "guide.hint.of", { n: String(n), count: "4" }), exact: true });
        for (const n of [1, 2, 3, 4]) {
          if (n < 4) await expect(hint(n + 1)).toHaveCount(0);
          await hint(n).click();
        }
      },
    },
    {
      name: "rule",
      walk: async ({ page, language }) => {
        await editRule(page, language, RULE, {
          states: async () => {
            await page.getByRole("button", { name: say(language, "events.pattern.states.some") }).click();
            await page.getByRole("checkbox", { name: "stopping", exact: true }).uncheck();
            await page.getByRole("checkbox", { name: "stopped", exact: true }).check();
            await page.keyboard.press("Escape");
          },
          target: async () => {
            await page.getByRole("radio", { name: say(language, "events.input.transformer"), exact: true }).check();
            const box = (key: string) => page.getByRole("textbox", { name: say(language, key), exact: true });
            await box("events.input.paths").fill('{"instance":"$.detail.instance-id","state":"$.detail.state"}');
            await box("events.input.template").fill('"EC2 <instance> is now <state>."');
            await expect(page.getByText(SENTENCE_OF_SAMPLE).first()).toBeVisible();
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
        await until(page, language, async () => (await notifications(page).filter({ hasText: "is now stopped" }).count()) > 0);
        await notifications(page).first().click();
        await expect(page.getByText(SENTENCE)).toBeVisible();
      },
    },
    {
      name: "phone",
      walk: async ({ page, language }) => {
        const thread = await phone(page, language);
        await until(page, language, async () => (await thread.getByText(SENTENCE).count()) > 0);
        await expect(page.getByText(say(language, "guide.finished"))).toBeVisible();
      },
    },
  ],
};
