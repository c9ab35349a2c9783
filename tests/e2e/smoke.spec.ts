// The page starts: in both languages, at any sub-path, with no error anywhere.
import { LANGUAGES, expect, test, visit } from "./trailwatch";

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language });

    test("the page opens in the browser's language", async ({ page }) => {
      await visit(page);
      await expect(page).toHaveTitle(/Trailwatch/);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
    });
  });
}

test("the page works from a sub-path", async ({ page }) => {
  // The test server shows the same files at each folder below /any/.
  await page.goto("./any/course/");
  await expect(page.getByRole("main").first()).toBeVisible({ timeout: 30_000 });
});

test("the first paint does not wait for anything but the page's own files", async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await visit(page);
  for (const url of asked.filter((it) => !it.startsWith("data:"))) {
    expect(url.startsWith(baseURL ?? ""), url).toBe(true);
  }
});
