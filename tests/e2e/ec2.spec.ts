// EC2's pages by mouse: the list, the state menu with its dialogs, one
// instance, the launch form with its refusals. The account is LAB1's: one
// running instance called web-1.
import { type Page } from "@playwright/test";
import { LANGUAGES, expect, expectAccessible, test, visit } from "./trailwatch";

const words = {
  en: {
    menu: "Instance state",
    stop: "Stop instance",
    start: "Start instance",
    terminate: "Terminate (delete) instance",
    stopTitle: "Stop instance?",
    stopButton: "Stop",
    terminateButton: "Terminate (delete)",
    terminateConsent: "To confirm, type terminate in the field.",
    stopped: "Stopped",
    running: "Running",
    stopDone: /^Successfully stopped i-/,
    refusedReason: "Select an instance first.",
    undo: "Undo",
    step: "Skip to what happens next",
    events: "Events caused",
    tabs: ["Details", "Networking and security", "Status checks", "Tags"],
    launches: "Launch instances",
    launch: "Launch instance",
    key: "Key pair name",
    without: "Proceed without a key pair (Not recommended)",
    keyMissing: "Choose a key pair, or proceed without one.",
    count: "Number of instances",
    done: /^Successfully initiated launch of instance/,
  },
  ko: {
    menu: "인스턴스 상태",
    stop: "인스턴스 중지",
    start: "인스턴스 시작",
    terminate: "인스턴스 종료(삭제)",
    stopTitle: "인스턴스를 중지하시겠습니까?",
    stopButton: "중지",
    terminateButton: "종료(삭제)",
    terminateConsent: "확인하려면 칸에 terminate를 입력하세요.",
    stopped: "중지됨",
    running: "실행 중",
    stopDone: /성공적으로 중지했습니다$/,
    refusedReason: "먼저 인스턴스를 선택하세요.",
    undo: "실행 취소",
    step: "다음 일이 일어날 때로 건너뛰기",
    events: "일으킨 이벤트",
    tabs: ["세부 정보", "네트워킹 및 보안", "상태 검사", "태그"],
    launches: "인스턴스 시작",
    launch: "인스턴스 시작",
    key: "키 페어 이름",
    without: "키 페어 없이 계속 진행(권장되지 않음)",
    keyMissing: "키 페어를 고르거나 키 페어 없이 계속 진행하세요.",
    count: "인스턴스 개수",
    done: /^인스턴스 시작을 성공적으로 요청했습니다/,
  },
};

/** The menu button, not the column of the same name. */
const menu = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, expanded: false });

for (const language of LANGUAGES) {
  const say = words[language];
  test.describe(language, () => {
    test.use({ language });
    test.slow();

    test("an instance is stopped, watched, and the stop taken back", async ({ page }) => {
      await visit(page, "#/ec2/instances");
      await expectAccessible(page);
      const row = page.getByRole("row").filter({ hasText: "web-1" });
      await expect(row).toContainText(say.running);

      await menu(page, say.menu).click();
      const stop = page.getByRole("menuitem", { name: say.stop });
      await expect(stop).toHaveAttribute("aria-disabled", "true");
      await expect(stop).toContainText(say.refusedReason);
      await page.keyboard.press("Escape");

      await row.getByRole("checkbox").check();
      await menu(page, say.menu).click();
      await stop.click();
      const dialog = page.getByRole("dialog", { name: say.stopTitle });
      await expect(dialog).toContainText("(web-1)");
      await expectAccessible(page);
      await dialog.getByRole("button", { name: say.stopButton, exact: true }).click();
      await expect(page.getByText(say.stopDone)).toBeVisible();
      await expect(async () => {
        await page.getByRole("button", { name: say.step }).click();
        await expect(row).toContainText(say.stopped, { timeout: 200 });
      }).toPass();

      await page.getByRole("button", { name: say.undo, exact: true }).click();
      await expect(row).toContainText(say.running);
    });

    test("the page of an instance tells what it caused", async ({ page }) => {
      await visit(page, "#/ec2/instances");
      await page.getByRole("link", { name: /^i-/ }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("(web-1)");
      await page.getByRole("tab", { name: say.events }).click();
      const table = page.getByRole("table", { name: say.events });
      await expect(table.getByRole("row")).toHaveCount(3);
      await expect(table).toContainText("RunInstances");
      await expectAccessible(page);
      for (const name of say.tabs) {
        await page.getByRole("tab", { name, exact: true }).click();
        await expect(page.getByRole("tabpanel", { name })).toBeVisible();
      }
      await expectAccessible(page);
    });

    test("an instance is launched; what is wrong stands at its field", async ({ page }) => {
      await visit(page, "#/ec2/instances");
      await page.getByRole("link", { name: say.launches }).click();
      const key = page.getByLabel(say.key);
      const count = page.getByLabel(say.count);
      const launch = page.getByRole("main").getByRole("button", { name: say.launch, exact: true });
      await expect(key).toBeVisible();
      await expectAccessible(page);

      await launch.click();
      await expect(key).toBeFocused();
      await expect(key).toHaveAccessibleDescription(new RegExp(say.keyMissing.replace(".", "\\.")));
      await key.selectOption({ label: say.without });
      await count.fill("40");
      await launch.click();
      await expect(count).toBeFocused();
      await expect(count).toHaveAccessibleDescription(/^VcpuLimitExceeded: You have requested more vCPU capacity/);
      await expectAccessible(page);

      await count.fill("1");
      await page.locator("#launch-name").fill("한글 이름");
      await launch.click();
      await expect(page.getByText(say.done)).toBeVisible();
      await expect(page.getByRole("row").filter({ hasText: "한글 이름" })).toBeVisible();
    });

    test("nothing is terminated before its word is typed", async ({ page }) => {
      await visit(page, "#/ec2/instances");
      await page.getByRole("row").filter({ hasText: "web-1" }).getByRole("checkbox").check();
      await menu(page, say.menu).click();
      await page.getByRole("menuitem", { name: say.terminate }).click();
      const dialog = page.getByRole("dialog");
      const button = dialog.getByRole("button", { name: say.terminateButton, exact: true });
      await expect(button).toBeDisabled();
      await dialog.getByLabel(say.terminateConsent).fill("terminate");
      await button.click();
      await expect(dialog).toBeHidden();
    });
  });
}

test("an address of no instance says so", async ({ page }) => {
  await visit(page, "#/ec2/instances/i-0123456789abcdef0");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No instance i-0123456789abcdef0 in this region");
});
