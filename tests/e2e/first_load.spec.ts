// What a first visit fetches: the program's second part only when it is needed.
import { expect, test, visit } from "./trailwatch";

test("a first look does without the program's second part", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await visit(page);
  await page.waitForLoadState("networkidle");
  const rest = () => fetched.filter((path) => path.includes("/rest-"));
  expect(fetched.some((path) => path.endsWith("_bg.wasm"))).toBe(true);
  expect(rest()).toEqual([]);
  await page.keyboard.press("Tab");
  await expect.poll(rest).toHaveLength(1);
});

test("a page of the second part opens at once from its address", async ({ page }) => {
  await visit(page, "#/ec2/instances");
  await expect(page.getByRole("table").first()).toBeVisible();
});
