// Should the program fail, the page says what happened and offers ways on.
import { expect, expectAccessible, test, visit } from "./trailwatch";

test.use({ allowedErrors: ["boom"] });

test("a failure is told, and the last good state opens", async ({ page }) => {
  await visit(page, "#/sns/create-topic");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("kept");
  await page.getByRole("button", { name: "Create topic", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "kept" })).toBeVisible();
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("boom");
    });
  });
  await expect(page.getByRole("alert")).toContainText("boom");
  await page.getByRole("button", { name: /Open the last good state/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Console home" })).toBeVisible();
  await page.evaluate(() => (location.hash = "#/sns/topics"));
  await expect(page.getByRole("link", { name: "kept", exact: true })).toBeVisible();
});

test.describe("in Korean", () => {
  test.use({ language: "ko" });
  test("a failure is told in the page's language alone", async ({ page }) => {
    await visit(page);
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error("boom");
      });
    });
    await expect(page.getByRole("alert").getByRole("heading", { name: "Trailwatch가 멈췄습니다", exact: true })).toBeVisible();
    await expect(page.getByText("Trailwatch has stopped")).toBeHidden();
    await expect(page.getByRole("button", { name: "처음부터 시작", exact: true })).toBeVisible();
    await expectAccessible(page);
  });
});
