// The editor in the page's clothes: tokens of www/tokens.css, which know light
// and dark; the caret and the selection are the browser's own, so that forced
// colours and composing letters (Korean) work as everywhere.
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const colours = HighlightStyle.define([
  { tag: tags.propertyName, class: "tw-codeblock-key" },
  { tag: tags.string, class: "tw-codeblock-string" },
  { tag: [tags.number, tags.atom], class: "tw-code-value" },
  { tag: tags.variableName, class: "tw-code-variable" },
]);

export const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--tw-text)", background: "none" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--tw-mono)", lineHeight: "20px" },
  ".cm-content": { padding: "var(--tw-3) 0", caretColor: "var(--tw-text)" },
  ".cm-line": { padding: "0 var(--tw-3)" },
  ".cm-gutters": {
    minWidth: "44px",
    justifyContent: "flex-end",
    color: "var(--tw-text-subtle)",
    background: "var(--tw-shaded)",
    borderRight: "1px solid var(--tw-border-2)",
  },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 var(--tw-3) 0 0" },
  "&.cm-focused .cm-matchingBracket": { background: "none", outline: "1px solid var(--tw-text-subtle)" },
  "&.cm-focused .cm-nonmatchingBracket": { background: "none", outline: "1px solid var(--tw-err)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--tw-err)",
    textDecorationSkipInk: "none",
  },
  ".cm-tooltip": {
    color: "var(--tw-text)",
    background: "var(--tw-menu-bg)",
    border: "1px solid var(--tw-menu-border)",
    borderRadius: "var(--tw-r-menu)",
    boxShadow: "var(--tw-shadow)",
    overflow: "hidden",
  },
  ".cm-diagnostic": { padding: "var(--tw-3) var(--tw-4)", font: "var(--tw-small)", border: "0", maxWidth: "480px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--tw-mono)", fontSize: "13px", maxWidth: "min(520px, 90vw)", maxHeight: "min(260px, 40vh)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "var(--tw-2) var(--tw-4)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    color: "var(--tw-heading)",
    background: "var(--tw-menu-hover)",
    boxShadow: "inset 3px 0 var(--tw-accent)",
  },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": { fontStyle: "normal", color: "var(--tw-text-subtle)", font: "var(--tw-small)" },
  "@media (forced-colors: active)": {
    "&.cm-focused": { outline: "2px solid Highlight", outlineOffset: "-2px" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
      forcedColorAdjust: "none",
      color: "HighlightText",
      background: "Highlight",
    },
  },
});
