// Run by `cargo xtask test e2e`, which sets up, builds, serves and says where:
//   TRAILWATCH_URL       the page, at the top of a host
//   TRAILWATCH_CHROMIUM  the browser's program
// Without them (say, from an editor) the config starts `cargo xtask serve` itself.
import { defineConfig } from "@playwright/test";
import { existsSync } from "node:fs";

const given = process.env.TRAILWATCH_URL;
const port = 8094;
export const url = given ?? `http://127.0.0.1:${port}`;
const chromium =
  process.env.TRAILWATCH_CHROMIUM ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

export default defineConfig({
  testDir: ".",
  testMatch: process.env.TRAILWATCH_GALLERY ? "gallery.ts" : "**/*.spec.ts",
  outputDir: "out/results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: Number(process.env.TRAILWATCH_WORKERS ?? 2),
  // For a machine that does much else besides: alone, two cores need a quarter of it for the longest.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: `${url}/`,
    viewport: { width: 1440, height: 900 },
    timezoneId: "Asia/Seoul",
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 45_000,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: chromium,
      // Root needs --no-sandbox; the rest keeps the browser from asking hosts
      // of its own for things.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: given
    ? undefined
    : {
        command: `cargo xtask serve --port ${port}`,
        cwd: "../..",
        url,
        timeout: 20 * 60_000,
        reuseExistingServer: true,
      },
});
