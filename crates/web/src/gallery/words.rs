//! The gallery's words. It is a workbench, not a page for learners, so its samples
//! stand here, in both languages, to see how each sets.

use crate::components::Words;
use std::rc::Rc;
use yew::prelude::*;

/// Chooses the English or the Korean sample.
#[derive(Clone, Copy, PartialEq)]
pub struct Say {
    pub korean: bool,
}

impl Say {
    pub const fn it(self, english: &'static str, korean: &'static str) -> AttrValue {
        AttrValue::Static(if self.korean { korean } else { english })
    }

    pub fn words(self) -> Rc<Words> {
        Rc::new(Words {
            cancel: self.it("Cancel", "취소"),
            clear_filter: self.it("Clear filter", "필터 지우기"),
            close: self.it("Close", "닫기"),
            completions: self.it("Completions", "자동 완성"),
            line_column: self.it("Line {n}, column {of}", "{n}행 {of}열"),
            copied: self.it("Copied", "복사됨"),
            copy: self.it("Copy {name}", "{name} 복사"),
            dismiss: self.it("Dismiss", "닫기"),
            errors: self.it("Errors: {n}", "오류: {n}"),
            external: self.it("(opens in a new tab)", "(새 탭에서 열림)"),
            info: self.it("Info", "정보"),
            loading: self.it("Loading", "로드 중"),
            matches: self.it("{n} matches", "{n}개 일치"),
            matches_one: self.it("1 match", "1개 일치"),
            next: self.it("Next", "다음"),
            next_page: self.it("Next page", "다음 페이지"),
            no_matches: self.it("No matches", "일치 항목 없음"),
            optional: self.it("optional", "선택 사항"),
            page: self.it("Page {n} of {of}", "{of}페이지 중 {n}페이지"),
            previous: self.it("Previous", "이전"),
            previous_page: self.it("Previous page", "이전 페이지"),
            remove: self.it("Remove {name}", "{name} 제거"),
            resize: self.it("Resize panel", "패널 크기 조정"),
            select: self.it("Select {name}", "{name} 선택"),
            select_all: self.it("Select all", "모두 선택"),
            choose: self.it("Choose an option", "옵션 선택"),
            step: self.it("Step {n}", "{n}단계"),
        })
    }
}
