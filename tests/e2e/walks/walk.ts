// A walk: a lab done by roles and names, step by step. The lab's spec asserts
// along it; `cargo xtask gallery` takes a picture after each step.
//
//   export const lab1: Walk = {
//     lab: "lab1",
//     steps: [
//       { name: "topic", walk: async ({ page, language }) => {
//           await page.getByRole("button", { name: names[language].createTopic }).click(); ... } },
//     ],
//   };
//
// and in index.ts its line in WALKS.
import type { Page } from "@playwright/test";
import type { Language } from "../trailwatch";

export type Step = {
  /** A short name, part of the picture's file name. */
  name: string;
  /** Does the step from where the last one ended. */
  walk: (at: { page: Page; language: Language }) => Promise<void>;
};

export type Walk = {
  /** The lab's folder in crates/labs/catalogue. */
  lab: string;
  steps: Step[];
};
