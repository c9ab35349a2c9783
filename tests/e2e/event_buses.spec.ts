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
      await button(page, language, "sns.tag.add").click();
      await box(page, language, "sns.tag.key").fill("team");
      await page.getByRole("textbox", { name: say(language, "sns.tag.value") }).fill("shop");
      await button(page, language, "buses.create").click();
      await expect(page.getByRole("heading", { level: 1, name: "orders" })).toBeVisible();
      await page.getByRole("tab", { name: say(language, "buses.tab.tags") }).click();
      await expect(page.getByRole("cell", { name: "team", exact: true })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("tab", { name: say(language, "buses.tab.policy") }).click();
      await button(page, language, "buses.policy.edit").click();
      await button(page, language, "words.template").click();
      await button(page, language, "buses.save").click();
      await expect(page.getByText(say(language, "buses.policy.saved", { name: "orders" }))).toBeVisible();
      await visit(page, "#/events/buses");
      await expect(page.getByRole("link", { name: "orders", exact: true })).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.getByRole("radio", { name: say(language, "words.select", { name: "default" }) }).check();
      await expect(button(page, language, "buses.delete")).toBeDisabled();
      await page.getByRole("radio", { name: say(language, "words.select", { name: "orders" }) }).check();
      await page.getByRole("link", { name: say(language, "buses.edit"), exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: say(language, "buses.edit.title", { name: "orders" }) })).toBeVisible();
      await page.getByRole("textbox", { name: say(language, "buses.description") }).fill("Of the shop");
      await expectAccessible(page);
      await button(page, language, "buses.save").click();
      await expect(page.getByText(say(language, "buses.saved", { name: "orders" }))).toBeVisible();
      await expect(page.getByText("Of the shop", { exact: true })).toBeVisible();
      await visit(page, "#/events/buses");
      await page.getByRole("radio", { name: say(language, "words.select", { name: "orders" }) }).check();
      await button(page, language, "buses.delete").click();
      await page.getByRole("dialog").getByRole("button", { name: say(language, "buses.delete"), exact: true }).click();
      await expect(page.getByText(say(language, "buses.deleted", { name: "orders" }))).toBeVisible();
    });

    test("an archive is edited, replayed from the list and deleted", async ({ page }) => {
      await visit(page, "#/events/create-archive");
      await box(page, language, "archives.name").fill("shop");
      await page.getByRole("radio", { name: say(language, "archives.filtering.some"), exact: true }).check();
      await button(page, language, "archives.create").click();
      await page.getByRole("link", { name: say(language, "archives.edit"), exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: say(language, "archives.edit.title", { name: "shop" }) })).toBeVisible();
      await page.getByRole("textbox", { name: say(language, "archives.description") }).fill("A week of the shop");
      await page.getByRole("radio", { name: say(language, "archives.retention.set"), exact: true }).check();
      await box(page, language, "archives.retention.set").fill("none");
      await button(page, language, "buses.save").click();
      await expect(page.getByText(say(language, "archives.days.wrong"))).toBeVisible();
      await expectAccessible(page);
      await box(page, language, "archives.retention.set").fill("7");
      await box(page, language, "archives.pattern").fill('{"source":"shop"}');
      await button(page, language, "buses.save").click();
      await expect(page.getByText(/Event pattern is not valid. Reason: "source" must be an object or an array/).first()).toBeVisible();
      await box(page, language, "archives.pattern").fill('{"source":["shop"]}');
      await button(page, language, "buses.save").click();
      await expect(page.getByText(say(language, "archives.saved", { name: "shop" }))).toBeVisible();
      await expect(page.getByText("A week of the shop", { exact: true })).toBeVisible();
      await expect(page.getByText(say(language, "archives.days", { days: "7" }), { exact: true })).toBeVisible();

      await visit(page, "#/events/archives");
      await page.getByRole("radio", { name: say(language, "words.select", { name: "shop" }) }).check();
      await page.getByRole("link", { name: say(language, "archives.replay"), exact: true }).click();
      await expect(page.getByRole("combobox", { name: say(language, "replays.archive"), exact: true })).toHaveValue("shop");
      await visit(page, "#/events/archives");
      await page.getByRole("radio", { name: say(language, "words.select", { name: "shop" }) }).check();
      await button(page, language, "archives.delete").click();
      await page.getByRole("dialog").getByRole("button", { name: say(language, "archives.delete"), exact: true }).click();
      await expect(page.getByText(say(language, "archives.deleted", { name: "shop" }))).toBeVisible();
      await expect(page.getByText(say(language, "archives.none"), { exact: true })).toBeVisible();
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
