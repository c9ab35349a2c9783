// What every walk does with its hands: goes to a page, lets time pass, opens a
// panel, stops and starts the instance.
import { expect, type Locator, type Page } from "@playwright/test";
import { stopTime, type Language } from "../trailwatch";
import { say } from "../words";

/** Goes to a page as a person does who types its address. */
export async function go(page: Page, fragment: string): Promise<void> {
  await page.evaluate((fragment) => (location.hash = fragment), fragment);
}

/**
 * Steps through simulated time until the page shows what is waited for. Time
 * stands still in between: else the thing could come by itself just before a
 * step, and the step would skip to the next thing, days away.
 */
export async function until(page: Page, language: Language, shown: () => Promise<boolean>): Promise<void> {
  const button = (key: string) => page.getByRole("button", { name: say(language, key), exact: true });
  const running = (await button("app.clock.pause").count()) > 0;
  if (running) await stopTime(page, language);
  const step = button("app.clock.step");
  for (let tries = 0; tries < 40 && !(await shown()); tries += 1) {
    if ((await step.getAttribute("aria-disabled")) !== "true" && (await step.isEnabled())) await step.click();
    await page.waitForTimeout(100);
  }
  expect(await shown()).toBe(true);
  if (running) await button("app.clock.run").click();
}

export async function world(page: Page, language: Language): Promise<void> {
  const closed = page.getByRole("button", { name: say(language, "app.panel.world"), exact: true, expanded: false });
  if ((await closed.count()) > 0) await closed.click();
}

/** The state menu of the selected instance. */
export async function act(page: Page, language: Language, item: string, confirm?: string): Promise<void> {
  await go(page, "#/ec2/instances");
  const box = page.getByRole("checkbox", { name: say(language, "words.select", { name: "web-1" }) });
  await expect(box).toBeVisible();
  await box.check();
  await page.getByRole("button", { name: say(language, "ec2.instances.state"), expanded: false }).click();
  await page.getByRole("menuitem", { name: item }).click();
  if (confirm) await page.getByRole("dialog").getByRole("button", { name: confirm, exact: true }).click();
}

/** How many mails whose subject is AWS's notification are in the list. */
export function notifications(page: Page): Locator {
  return page.getByRole("button", { name: /AWS Notification Message/ });
}

export async function row(page: Page, language: Language, state: string): Promise<void> {
  await until(page, language, async () => (await page.getByRole("cell", { name: state, exact: true }).count()) > 0);
}

/** Goes back to the list of the mailbox, wherever the mail client is. */
export async function inbox(page: Page, language: Language): Promise<void> {
  await world(page, language);
  await page.getByRole("tab", { name: new RegExp(`^${say(language, "world.mail")}`) }).click();
  const close = page.getByRole("button", { name: say(language, "world.browser.close") });
  if ((await close.count()) > 0) await close.click();
  const back = page.getByRole("button", { name: say(language, "world.back") });
  if ((await back.count()) > 0) await back.click();
}

/** The thread of the phone that got something. */
export async function phone(page: Page, language: Language): Promise<Locator> {
  await world(page, language);
  await page.getByRole("tab", { name: new RegExp(`^${say(language, "world.phone")}`) }).click();
  return page.getByRole("list", { name: say(language, "world.thread", { number: "+821012345678" }) });
}

/** Begins a lab from the console's home, by its title's beginning. */
export async function begin(page: Page, language: Language, title: string): Promise<void> {
  await go(page, "#/");
  const name = new RegExp(`^${say(language, "home.begin")}: ${title}`);
  await page.getByRole("main").getByRole("button", { name }).click();
  await expect(page.getByRole("heading", { level: 3, name: new RegExp(`^${title}`) })).toBeVisible();
}

/** From the rule's page through its editor: the states, then the target. */
export async function editRule(
  page: Page,
  language: Language,
  rule: string,
  edit: { states?: () => Promise<void>; target?: () => Promise<void> },
): Promise<void> {
  const next = () => page.getByRole("button", { name: say(language, "words.next"), exact: true }).click();
  await go(page, `#/events/rules/${rule}/edit`);
  await next();
  await edit.states?.();
  await next();
  await edit.target?.();
  await next();
  await next();
  await page.getByRole("button", { name: say(language, "events.update"), exact: true }).click();
  await expect(page.getByText(say(language, "events.rule.updated", { name: rule }))).toBeVisible();
}
