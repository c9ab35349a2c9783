// The page's code editor: CodeMirror, set up for JSON and for the templates of
// input transformers. Bundled into one module (`cargo xtask editor`) that the
// page imports when it first shows an editor; crates/web/src/editor.rs calls it.
//
// It knows no language of AWS: what is wrong in the text, and what may stand at
// the caret, it is told. Colours and sizes are the page's (www/components).
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { nextDiagnostic, setDiagnostics } from "@codemirror/lint";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { language } from "./language.js";
import { colours, theme } from "./theme.js";

/** Marks a change that comes from the page, which need not be told of it. */
const fromPage = Annotation.define();

/**
 * Opens an editor in `host`. Options: text, anchor, head (UTF-16 units), scroll,
 * focus, readonly, attributes (of the element that takes the text), phrases,
 * changed(text), moved(line, column), complete(text, caret, asked).
 */
export function open(host, options) {
  return new Editor(host, options);
}

class Editor {
  #attributes = new Compartment();
  #readonly = new Compartment();
  #view;
  #options;
  #told = { due: false, text: null };
  #label = null;
  #focus = () => this.#view.focus();

  constructor(host, options) {
    this.#options = options;
    this.#view = new EditorView({
      parent: host,
      state: EditorState.create({
        doc: options.text,
        selection: { anchor: options.anchor, head: options.head },
        extensions: [
          lineNumbers(),
          history(),
          indentUnit.of("  "),
          EditorState.tabSize.of(2),
          EditorState.phrases.of(options.phrases),
          language,
          syntaxHighlighting(colours),
          theme,
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          autocompletion({ override: [(context) => this.#complete(context)], icons: false }),
          // Tab is left alone: it goes on to the next control.
          keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
          keymap.of([{ key: "F8", run: nextDiagnostic }]),
          this.#attributes.of([]),
          this.#readonly.of([]),
          EditorView.domEventObservers({ focus: (_, view) => setTimeout(() => adopt(view), 0) }),
          EditorView.updateListener.of((update) => this.#updated(update)),
        ],
      }),
    });
    this.setAttributes(options.attributes);
    this.setReadonly(options.readonly);
    this.#view.scrollDOM.scrollTop = options.scroll;
    if (options.focus) this.#view.focus();
    this.#tell();
  }

  /** The text from outside; only what differs is changed, so the caret stays. */
  setText(text) {
    const old = this.#view.state.doc.toString();
    if (old === text) return;
    let start = 0;
    const shorter = Math.min(old.length, text.length);
    while (start < shorter && old[start] === text[start]) start += 1;
    let end = 0;
    while (end < shorter - start && old.at(-1 - end) === text.at(-1 - end)) end += 1;
    this.#view.dispatch({
      changes: { from: start, to: old.length - end, insert: text.slice(start, text.length - end) },
      annotations: fromPage.of(true),
    });
  }

  /** Attributes of the element that takes the text: id, names, validity. */
  setAttributes(attributes) {
    this.#view.dispatch({ effects: this.#attributes.reconfigure(EditorView.contentAttributes.of(attributes)) });
    // A label's click goes to its control only where that is a form's element.
    this.#label?.removeEventListener("click", this.#focus);
    this.#label = document.getElementById(attributes["aria-labelledby"] ?? "");
    this.#label?.addEventListener("click", this.#focus);
  }

  setReadonly(readonly) {
    const parts = readonly ? [EditorState.readOnly.of(true)] : [];
    this.#view.dispatch({ effects: this.#readonly.reconfigure(parts) });
  }

  /** What is wrong: { from, to, message } in UTF-16 units. */
  setErrors(errors) {
    const length = this.#view.state.doc.length;
    const within = (at) => Math.max(0, Math.min(at, length));
    const diagnostics = errors.map(({ from, to, message }) => {
      // Something must be there to be underlined.
      const end = within(Math.max(from + 1, to));
      return { from: Math.min(within(from), Math.max(end - 1, 0)), to: end, message, severity: "error" };
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  /** Puts the caret there, in sight, and the focus with it. */
  goTo(at) {
    const anchor = Math.min(at, this.#view.state.doc.length);
    this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.#view.focus();
  }

  close() {
    this.#label?.removeEventListener("click", this.#focus);
    this.#options = null;
    this.#view.destroy();
  }

  #updated(update) {
    if (update.docChanged && !update.transactions.every((it) => it.annotation(fromPage))) {
      this.#told.text = update.state.doc.toString();
    }
    if (update.docChanged || update.selectionSet) this.#tell();
  }

  /** Tells the page once the update is over: it may answer with another. */
  #tell() {
    if (this.#told.due) return;
    this.#told.due = true;
    queueMicrotask(() => {
      const { text } = this.#told;
      this.#told = { due: false, text: null };
      if (!this.#options) return;
      const { doc, selection } = this.#view.state;
      const line = doc.lineAt(selection.main.head);
      const before = line.text.slice(0, selection.main.head - line.from);
      this.#options.moved(line.number, [...before].length + 1);
      if (text !== null) this.#options.changed(text);
    });
  }

  #complete(context) {
    const found = this.#options?.complete(context.state.doc.toString(), context.pos, context.explicit);
    if (!found) return null;
    return {
      from: found.word,
      options: found.items.map((item) => ({
        label: item.label,
        detail: item.detail,
        type: item.kind,
        boost: item.boost,
        apply: (view) => put(view, found, item),
      })),
    };
  }
}

/**
 * What was selected together with the focus, by a program that fills fields in
 * (a screen reader, a test): the editor would put its own selection back.
 */
function adopt(view) {
  const selection = view.root.getSelection();
  if (!view.hasFocus || !selection || selection.isCollapsed) return;
  if (!view.contentDOM.contains(selection.anchorNode) || !view.contentDOM.contains(selection.focusNode)) return;
  const anchor = view.posAtDOM(selection.anchorNode, selection.anchorOffset);
  const head = view.posAtDOM(selection.focusNode, selection.focusOffset);
  view.dispatch({ selection: { anchor, head } });
}

/** A suggestion in the place of what was begun, with the hole in it selected. */
function put(view, { from, to }, item) {
  // What was typed since the suggestions were made lies before `to`'s rest.
  const end = to + Math.max(0, view.state.selection.main.head - to);
  view.dispatch({
    changes: { from, to: end, insert: item.insert },
    selection: { anchor: from + item.start, head: from + item.end },
    userEvent: "input.complete",
    scrollIntoView: true,
  });
}
