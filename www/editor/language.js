// JSON as colours and indentation see it, with the `<variables>` of templates.
// What is right and wrong in it the page's own parsers say.
import { StreamLanguage } from "@codemirror/language";

const json = {
  name: "json",
  startState: () => ({ depth: 0, inText: false, isKey: false }),
  token(stream, state) {
    if (state.inText) return inText(stream, state);
    if (stream.eatSpace()) return null;
    if (stream.match(/^<[\w.-]+>/)) return "variableName";
    const letter = stream.next();
    if (letter === '"') {
      state.inText = true;
      state.isKey = /^(?:[^"\\]|\\.)*"\s*:/.test(stream.string.slice(stream.pos));
      return inText(stream, state);
    }
    if (letter === "{" || letter === "[") state.depth += 1;
    if (letter === "}" || letter === "]") state.depth = Math.max(0, state.depth - 1);
    if (/[-\d]/.test(letter)) {
      stream.match(/^[\d.eE+-]*/);
      return "number";
    }
    if (/[a-z]/i.test(letter)) {
      stream.match(/^\w*/);
      return "atom";
    }
    return /[{}[\]]/.test(letter) ? "bracket" : null;
  },
  indent: (state, textAfter, context) =>
    context.unit * Math.max(0, state.depth - (/^\s*[}\]]/.test(textAfter) ? 1 : 0)),
  languageData: {
    closeBrackets: { brackets: ["{", "[", '"'] },
    indentOnInput: /^\s*[}\]]$/,
  },
};

/** Up to the closing quotation mark; a text does not go over the line's end. */
function inText(stream, state) {
  const kind = state.isKey ? "propertyName" : "string";
  if (stream.match(/^<[\w.-]+>/)) {
    if (stream.eol()) state.inText = false;
    return "variableName";
  }
  while (!stream.eol()) {
    const letter = stream.next();
    if (letter === "\\") stream.next();
    if (letter === '"') {
      state.inText = false;
      return kind;
    }
    if (stream.peek() === "<" && /^<[\w.-]+>/.test(stream.string.slice(stream.pos))) return kind;
  }
  state.inText = false;
  return kind;
}

export const language = StreamLanguage.define(json);
