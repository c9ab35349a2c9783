// `cargo xtask gallery`: a picture of each lab step, in each language and theme.
import { LANGUAGES, THEMES, test, visit } from "./trailwatch";
import { WALKS } from "./walks";

const folder = process.env.TRAILWATCH_GALLERY ?? "out/gallery";

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test.describe(`${language}, ${theme}`, () => {
      test.use({ language, theme });

      test("home", async ({ page }) => {
        await visit(page);
        await page.screenshot({ path: `${folder}/home-${language}-${theme}.png` });
      });

      for (const { lab, steps } of WALKS) {
        test(lab, async ({ page }) => {
          test.setTimeout(180_000);
          await visit(page);
          for (const [index, { name, walk }] of steps.entries()) {
            await walk({ page, language });
            const number = String(index + 1).padStart(2, "0");
            await page.screenshot({ path: `${folder}/${lab}-${number}-${name}-${language}-${theme}.png` });
          }
        });
      }
    });
  }
}
