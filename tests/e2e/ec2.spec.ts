// EC2's pages by mouse: the list, the state menu with its dialogs, one
// instance, the launch form with its refusals. The account is LAB1's: one
// running instance called web-1.
import { type Page } from "@playwright/test";
import { LANGUAGES, type Language, expect, expectAccessible, test, visit } from "./trailwatch";
import { say } from "./words";

function words(language: Language) {
  const of = (key: string, values: Record<string, string> = {}) => say(language, key, values);
  return {
    menu: of("ec2.instances.state"),
    stop: of("ec2.stop"),
    start: of("ec2.start"),
    terminate: of("ec2.terminate"),
    stopTitle: of("ec2.stop.title"),
    stopButton: of("ec2.stop.button"),
    terminateButton: of("ec2.terminate.button"),
    // Korean has a particle behind the word.
    terminateConsent: new RegExp(`^${of("ec2.terminate.consent", { word: "terminate.?" })}`),
    stopped: of("ec2.state.stopped"),
    running: of("ec2.state.running"),
    stopDone: new RegExp(`^${of("ec2.stop.done", { ids: "i-[0-9a-f]+.?" })}$`),
    refusedReason: of("ec2.menu.none-selected"),
    undo: of("frame.undo"),
    step: of("app.clock.step"),
    events: of("ec2.tab.caused"),
    tabs: ["details", "network", "checks", "tags"].map((tab) => of(`ec2.tab.${tab}`)),
    launches: of("ec2.instances.launch"),
    launch: of("ec2.launch.button"),
    key: of("ec2.launch.key.name"),
    without: of("ec2.launch.key.without"),
    keyMissing: of("ec2.launch.key.missing"),
    count: of("ec2.launch.count"),
    done: new RegExp(of("ec2.launch.done", { ids: "@" }).split(/[(@]/)[0]),
  };
}

/** The menu button, not the column of the same name. */
const menu = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, expanded: false });

for (const language of LANGUAGES) {
  const it = words(language);
  test.describe(language, () => {
    test.use({ language });
    test.slow();

    test("an instance is stopped, watched, and the stop taken back", async ({ page }) => {
      await visit(page, "#/ec2/instances");
      await expectAccessible(page);
      const row = page.getByRole("row").filter({ hasText: "web-1" });
      await expect(row).toContainText(it.running);

      await menu(page, it.menu).click();
      const stop = page.getByRole("menuitem", { name: it.stop });
      await expect(stop).toHaveAttribute("aria-disabled", "true");
      await expect(stop).toContainText(it.refusedReason);
      await page.keyboard.press("Escape");

      await row.getByRole("checkbox").check();
      await menu(page, it.menu).click();
      await stop.click();
      const dialog = page.getByRole("dialog", { name: it.stopTitle });
      await expect(dialog).toContainText("(web-1)");
      await expectAccessible(page);
      await dialog.getByRole("button", { name: it.stopButton, exact: true }).click();
      await expect(page.getByText(it.stopDone)).toBeVisible();
      await expect(async () => {
        await page.getByRole("button", { name: it.step }).click();
        await expect(row).toContainText(it.stopped, { timeout: 200 });
      }).toPass();

      await page.getByRole("button", { name: it.undo, exact: true }).click();
      await expect(row).toContainText(it.running);
    });

    test("the page of an instance tells what it caused", async ({ page }) => {
      await visit(page, "#/ec2/instances");
      await page.getByRole("link", { name: /^i-/ }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("(web-1)");
      await page.getByRole("tab", { name: it.events }).click();
      const table = page.getByRole("table", { name: it.events });
      await expect(table.getByRole("row")).toHaveCount(3);
      await expect(table).toContainText("RunInstances");
      await expectAccessible(page);
      for (const name of it.tabs) {
        await page.getByRole("tab", { name, exact: true }).click();
        await expect(page.getByRole("tabpanel", { name })).toBeVisible();
      }
      await expectAccessible(page);
    });

    test("an instance is launched; what is wrong stands at its field", async ({ page }) => {
      await visit(page, "#/ec2/instances");
      await page.getByRole("link", { name: it.launches }).click();
      const key = page.getByLabel(it.key);
      const count = page.getByLabel(it.count);
      const launch = page.getByRole("main").getByRole("button", { name: it.launch, exact: true });
      await expect(key).toBeVisible();
      await expectAccessible(page);

      await launch.click();
      await expect(key).toBeFocused();
      await expect(key).toHaveAccessibleDescription(new RegExp(it.keyMissing.replace(".", "\\.")));
      await key.selectOption({ label: it.without });
      await count.fill("40");
      await launch.click();
      await expect(count).toBeFocused();
      await expect(count).toHaveAccessibleDescription(/^VcpuLimitExceeded: You have requested more vCPU capacity/);
      await expectAccessible(page);

      await count.fill("1");
      await page.locator("#launch-name").fill("한글 이름");
      await launch.click();
      await expect(page.getByText(it.done)).toBeVisible();
      await expect(page.getByRole("row").filter({ hasText: "한글 이름" })).toBeVisible();
    });

    test("nothing is terminated before its word is typed", async ({ page }) => {
      await visit(page, "#/ec2/instances");
      await page.getByRole("row").filter({ hasText: "web-1" }).getByRole("checkbox").check();
      await menu(page, it.menu).click();
      await page.getByRole("menuitem", { name: it.terminate }).click();
      const dialog = page.getByRole("dialog");
      const button = dialog.getByRole("button", { name: it.terminateButton, exact: true });
      await expect(button).toBeDisabled();
      await dialog.getByLabel(it.terminateConsent).fill("terminate");
      await button.click();
      await expect(dialog).toBeHidden();
    });
  });
}

test("an address of no instance says so", async ({ page }) => {
  await visit(page, "#/ec2/instances/i-0123456789abcdef0");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("en", "ec2.instance.missing", { id: "i-0123456789abcdef0" }));
});
