// What every spec needs: the page, opened in a language and a theme, and failing
// when anything goes wrong behind the scenes.
//
//   import { test, expect, visit, expectAccessible } from "./trailwatch";
//
//   test.use({ language: "ko", theme: "dark" });       // default: en, light
//   test("a rule is made", async ({ page }) => {
//     await visit(page, "#/events/rules");
//     await page.getByRole("button", { name: "규칙 생성" }).click();
//     await expectAccessible(page);
//   });
//
// A test fails by itself when the page logs an error, throws, or asks any host
// but its own for something: `page` here is Playwright's, watched.
import type { AxeResults, RunOptions } from "axe-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { say } from "./words";

export type Language = "en" | "ko";
export type Theme = "light" | "dark";
export const LANGUAGES: Language[] = ["en", "ko"];
export const THEMES: Theme[] = ["light", "dark"];
export const WIDTHS = [390, 1440];

type Options = {
  /** The browser's language, which the page takes until a person chooses another. */
  language: Language;
  /** The system's theme, which the page takes until a person chooses another. */
  theme: Theme;
  /** Console errors that a test provokes on purpose: any text that one contains. */
  allowedErrors: string[];
};

export const test = base.extend<Options>({
  language: ["en", { option: true }],
  theme: ["light", { option: true }],
  allowedErrors: [[], { option: true }],
  locale: async ({ language }, use) => use(language === "ko" ? "ko-KR" : "en-US"),
  colorScheme: async ({ theme }, use) => use(theme),
  page: async ({ page, baseURL, allowedErrors }, use) => {
    const wrong = watch(page, baseURL ?? "");
    await use(page);
    const unexpected = wrong.filter((line) => !allowedErrors.some((text) => line.includes(text)));
    expect(unexpected, "errors behind the page").toEqual([]);
  },
});

export { expect };

/** Collects what goes wrong in the page without being seen on it. */
export function watch(page: Page, baseURL: string): string[] {
  const wrong: string[] = [];
  const own = new URL(baseURL).origin;
  page.on("console", (message) => {
    // What cannot be loaded is told below, with its address.
    const told = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !told) wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`thrown: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !/^(data|blob|about):/.test(url)) wrong.push(`asked another host: ${url}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && !response.url().endsWith("/favicon.ico")) {
      wrong.push(`${response.status()}: ${response.url()}`);
    }
  });
  return wrong;
}

/** Opens the page (at a fragment, say `#/sns/topics`) and waits until it stands. */
export async function visit(page: Page, fragment = ""): Promise<void> {
  await page.goto(`./${fragment}`);
  await expect(page.getByRole("main").first()).toBeVisible({ timeout: 30_000 });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds in the page as it stands. It is put into the page once. */
async function violations(page: Page, options: RunOptions): Promise<AxeResults["violations"]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    return (await axe.run(document, { resultTypes: ["violations"], ...options })).violations;
  }, options);
}

/**
 * axe-core finds nothing wrong with the page as it stands: light and dark, at
 * phone and desk width. Of its rules only the two about colours see the theme, so
 * in the dark those are asked alone. The given theme and size are put back
 * afterwards. Nor can the page be scrolled as a whole: its top bar stays.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const size = page.viewportSize();
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      const options: RunOptions = theme === "dark" ? { runOnly: ["color-contrast", "link-in-text-block"] } : {};
      for (const { id, help, nodes } of await violations(page, options)) {
        const places = nodes.map((node) => `    ${node.target.join(" ")}: ${node.failureSummary ?? ""}`);
        found.push(`${id} (${width}px, ${theme}): ${help}\n${places.join("\n")}`);
      }
    }
    const tall = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    if (tall > 0) found.push(`${width}px: the page as a whole can be scrolled by ${tall} pixels`);
  }
  await page.emulateMedia({ colorScheme: null });
  if (size) await page.setViewportSize(size);
  expect(found, found.join("\n")).toEqual([]);
}

/** Stops simulated time: for what must not go on while the page is looked at. */
export async function stopTime(page: Page, language: Language): Promise<void> {
  await page.getByRole("button", { name: say(language, "app.clock.pause"), exact: true }).click();
  await expect(page.getByRole("button", { name: say(language, "app.clock.run"), exact: true })).toBeVisible();
}

/** What an editor holds, be it the plain text area or the code editor. */
export async function expectCode(editor: Locator, wanted: RegExp): Promise<void> {
  const text = () => editor.evaluate((it) => (it instanceof HTMLTextAreaElement ? it.value : (it as HTMLElement).innerText));
  await expect.poll(text).toMatch(wanted);
}

/** Nothing sticks out to the side at the width there is now. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
  expect(excess, "pixels beyond the right edge").toBeLessThanOrEqual(0);
}
