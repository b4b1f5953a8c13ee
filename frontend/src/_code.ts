// A text field as an editor of YAML, in a shadow root: there its styles are sheets of their own, which the content
// policy of the pages allows, and not <style> elements, which it does not.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type CompletionSource } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, nextDiagnostic, setDiagnostics } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { phrases } from "./_phrases";

/** A fault of the text: line and column from 1, 0 where it is of the whole. hinders: not where it is a reminder only. */
export interface Mark {
  line: number;
  column: number;
  said: string;
  hinders?: boolean;
}

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--tblr-primary)" },
  { tag: [tags.string, tags.attributeValue], color: "var(--good)" },
  { tag: tags.comment, color: "var(--tblr-secondary-color)" },
  { tag: [tags.keyword, tags.meta, tags.typeName, tags.labelName], color: "var(--fair)" },
  { tag: [tags.separator, tags.punctuation, tags.brace, tags.squareBracket], color: "var(--tblr-secondary-color)" },
]);

const LOOK = EditorView.theme({
  "&": { height: "100%", fontSize: "0.8125rem", color: "var(--tblr-body-color)", backgroundColor: "var(--tblr-bg-forms, transparent)" },
  "&.cm-focused": { outline: "2px solid var(--tblr-primary)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--tblr-font-monospace)", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--tblr-body-color)" },
  ".cm-cursor": { borderLeftColor: "var(--tblr-body-color)" },
  ".cm-gutters": { backgroundColor: "var(--tblr-bg-surface-secondary)", color: "var(--tblr-secondary-color)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--tblr-primary) 8%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--tblr-primary) 26%, transparent)",
  },
  ".cm-tooltip, .cm-panels": { backgroundColor: "var(--tblr-card-bg, #fff)", color: "var(--tblr-body-color)", border: "1px solid var(--line)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--tblr-font-monospace)", maxHeight: "18rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.1875rem 0.5rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--nav-current)", color: "var(--tblr-body-color)" },
  ".cm-completionDetail": { marginLeft: "0.75rem", fontStyle: "normal", fontFamily: "var(--tblr-font-sans-serif)", color: "var(--tblr-secondary-color)" },
  ".cm-completionInfo": { fontFamily: "var(--tblr-font-sans-serif)", padding: "0.5rem" },
  ".cm-completionIcon": { display: "none" },
  ".cm-diagnostic": { fontFamily: "var(--tblr-font-sans-serif)", padding: "0.375rem 0.5rem" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--poor)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--fair)" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline dotted var(--fair) 2px", textUnderlineOffset: "3px" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--poor) 1.5px", textUnderlineOffset: "3px" },
  ".cm-panel input, .cm-panel button": { color: "inherit", backgroundColor: "var(--tblr-bg-forms, transparent)", backgroundImage: "none", border: "1px solid var(--line)" },
});

/** Whether this browser can keep styles as sheets of a shadow root. */
export const able = "adoptedStyleSheets" in Document.prototype;

export class Code {
  readonly view: EditorView;
  private readonly completion = new Compartment();

  constructor(
    private readonly field: HTMLTextAreaElement,
    label: HTMLElement,
    changed: () => void,
    save: () => void,
  ) {
    const host = document.createElement("div");
    host.className = `code-editor code-editor-${field.name}`;
    field.after(host);
    const root = host.attachShadow({ mode: "open" });
    const own: Extension[] = [
      EditorView.contentAttributes.of({ "aria-label": label.textContent?.trim() ?? "", lang: "zh" }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        field.value = update.state.doc.toString();
        changed();
      }),
      keymap.of([
        { key: "Mod-s", run: () => (save(), true), preventDefault: true },
        { key: "F8", run: nextDiagnostic },
      ]),
      this.completion.of([]),
    ];
    const state = EditorState.create({ doc: field.value, extensions: [...own, ...common()] });
    this.view = new EditorView({ state, parent: root, root });
    field.hidden = true;
    label.addEventListener("click", () => this.view.focus());
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  complete(source: CompletionSource): void {
    const made = autocompletion({ override: [source], icons: false, maxRenderedOptions: 80 });
    this.view.dispatch({ effects: this.completion.reconfigure(made) });
  }

  mark(marks: Mark[]): void {
    const found = marks.filter((one) => one.line > 0 && one.line <= this.view.state.doc.lines);
    this.view.dispatch(setDiagnostics(this.view.state, found.map((one) => this.diagnostic(one))));
  }

  go(mark: Mark): void {
    const from = mark.line > 0 ? this.diagnostic(mark).from : 0;
    this.view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    this.view.focus();
  }

  private diagnostic(mark: Mark): Diagnostic {
    const line = this.view.state.doc.line(Math.min(mark.line, this.view.state.doc.lines));
    const start = mark.column ? Math.min(mark.column - 1, line.length) : line.text.search(/\S|$/);
    const word = /^[\p{L}\p{N}_.]+/u.exec(line.text.slice(start))?.[0].length;
    const length = mark.column && word ? word : line.length - start;
    return { from: line.from + start, to: line.from + start + length, severity: mark.hinders === false ? "warning" : "error", message: mark.said };
  }
}

function common(): Extension[] {
  return [
    lineNumbers(),
    lintGutter(),
    history(),
    drawSelection(),
    indentUnit.of("  "),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    EditorView.lineWrapping,
    search({ top: true }),
    yaml(),
    syntaxHighlighting(COLOURS),
    LOOK,
    EditorState.phrases.of(phrases()),
    // Tab leaves the text, as it leaves every field.
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
  ];
}
