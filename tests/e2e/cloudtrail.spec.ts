// CloudTrail's pages by mouse: Event history with its filter, and one record.
import { LANGUAGES, expect, expectAccessible, expectNoSidewaysScroll, test, visit } from "./trailwatch";
import { say } from "./words";

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });

    test("a call is found by an attribute and a time, and shows its record", async ({ page }) => {
      await visit(page, "#/cloudtrail/history");
      await expect(page.getByRole("heading", { level: 1, name: new RegExp(say(language, "cloudtrail.history")) })).toBeVisible();
      await expect(page.getByRole("link", { name: "RunInstances", exact: true })).toBeVisible();
      await expectAccessible(page);

      const attribute = page.getByRole("combobox", { name: say(language, "cloudtrail.filter"), exact: true });
      await attribute.selectOption("EventName");
      const value = page.getByLabel(say(language, "cloudtrail.value"), { exact: true });
      await value.fill("StopInstances");
      await expect(page.getByText(say(language, "cloudtrail.empty"), { exact: true })).toBeVisible();
      await value.fill("RunInstances");
      await expect(page.getByRole("link", { name: "RunInstances", exact: true })).toBeVisible();

      await page.getByRole("button", { name: say(language, "cloudtrail.range.custom"), exact: true }).click();
      const start = page.getByLabel(say(language, "cloudtrail.range.start"), { exact: true });
      const end = page.getByLabel(say(language, "cloudtrail.range.end"), { exact: true });
      await start.fill("2021-03-06T00:00");
      await end.fill("2021-03-05T00:00");
      await expect(page.getByText(say(language, "cloudtrail.range.backwards"))).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width: 1440, height: 900 });
      await start.fill("2021-03-05T00:00");
      await end.fill("2021-03-05T01:00");

      await page.getByRole("link", { name: "RunInstances", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: "RunInstances" })).toBeVisible();
      await expect(page.getByText('"eventVersion"')).toBeVisible();
      await expect(page.getByRole("cell", { name: "AWS::EC2::Instance", exact: true })).toBeVisible();
      await expectAccessible(page);
    });

    test("an event that is not there says so", async ({ page }) => {
      await visit(page, "#/cloudtrail/history/00000000-0000-4000-8000-000000000000");
      await expect(page.getByRole("heading", { level: 1, name: say(language, "cloudtrail.record.missing") })).toBeVisible();
      await page.getByRole("link", { name: say(language, "cloudtrail.record.back"), exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: new RegExp(say(language, "cloudtrail.history")) })).toBeVisible();
    });
  });
}
