// EventBridge's other pages by mouse: a bus, an archive and a replay are made.
import { type Page } from "@playwright/test";
import { LANGUAGES, type Language, expect, expectAccessible, expectNoSidewaysScroll, stopTime, test, visit } from "./trailwatch";
import { say } from "./words";

const button = (page: Page, language: Language, key: string) =>
  page.getByRole("button", { name: say(language, key), exact: true });

const box = (page: Page, language: Language, key: string) =>
  page.getByRole("textbox", { name: say(language, key), exact: true });

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });

    test("an event bus is made, with its policy, and deleted", async ({ page }) => {
      await visit(page, "#/events/create-bus");
      await box(page, language, "buses.name").fill("a b");
      await button(page, language, "buses.create").click();
      await expect(page.getByText(/Member must satisfy regular expression pattern/)).toBeVisible();
      await expectAccessible(page);
      await box(page, language, "buses.name").fill("orders");
      await button(page, language, "buses.create").click();
      await expect(page.getByRole("heading", { level: 1, name: "orders" })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("tab", { name: say(language, "buses.tab.policy") }).click();
      await button(page, language, "buses.policy.edit").click();
      await button(page, language, "buses.policy.template").click();
      await button(page, language, "buses.save").click();
      await expect(page.getByText(say(language, "buses.policy.saved", { name: "orders" }))).toBeVisible();
      await visit(page, "#/events/buses");
      await expect(page.getByRole("link", { name: "orders", exact: true })).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.getByRole("link", { name: "orders", exact: true }).click();
      await button(page, language, "buses.delete").click();
      await page.getByRole("dialog").getByRole("button", { name: say(language, "buses.delete"), exact: true }).click();
      await expect(page.getByText(say(language, "buses.deleted", { name: "orders" }))).toBeVisible();
    });

    test("an archive is made and replayed", async ({ page }) => {
      await visit(page, "#/events/create-archive");
      // A replay ends by itself after a few seconds: not while we look at it.
      await stopTime(page, language);
      await box(page, language, "archives.name").fill("all");
      await expectAccessible(page);
      await button(page, language, "archives.create").click();
      await expect(page.getByRole("heading", { level: 1, name: "all" })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("link", { name: say(language, "archives.replay"), exact: true }).click();
      await box(page, language, "replays.name").fill("again");
      await expectAccessible(page);
      await button(page, language, "replays.begin").click();
      await expect(page.getByRole("heading", { level: 1, name: "again" })).toBeVisible();
      await expect(page.getByText(say(language, "replays.state.starting"), { exact: true })).toBeVisible();
      await button(page, language, "replays.cancel").click();
      await expect(page.getByText(say(language, "replays.state.cancelling"), { exact: true })).toBeVisible();
      await visit(page, "#/events/replays");
      await expect(page.getByRole("link", { name: "again", exact: true })).toBeVisible();
      await expectAccessible(page);
      await visit(page, "#/events/archives");
      await expectAccessible(page);
    });
  });
}
