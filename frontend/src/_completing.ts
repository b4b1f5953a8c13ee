// What can stand where somebody writes: found by its beginning, its Chinese name, or the initials of its pinyin.
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import { at, expression, keysOf, type Schema, wordsOf } from "./_schema";
import { placeOf } from "./_yaml-place";

export interface Entry {
  word: string;
  label: string;
  also: string[];
  more: string;
}

export interface Vocabulary {
  schema: Schema;
  tests: Schema;
  keys: Entry[];
  names: Entry[];
  functions: Entry[];
  units: Entry[];
  lists: Entry[];
  rulebooks: Entry[];
}

type Kind = "key" | "name" | "function" | "unit" | "list" | "rulebook" | "own" | "value";
type Offer = Entry & { kind: Kind };

const MOST = 80;
const NAMED = ["vary", "expect"];
const WORD = /[\p{L}\p{N}_]*$/u;
/** What is typed of a word of such a kind. */
const WORDS: Partial<Record<Kind, RegExp>> = { unit: /[\p{L}%/]*$/u, list: /[\w-]*$/, rulebook: /[\w/-]*$/ };

/** of: which text. own: the names that the rulebook gives itself. */
export function completing(words: Vocabulary, of: "schema" | "tests", own: () => string[]): CompletionSource {
  const labels = new Map(words.keys.map((one) => [one.word, one]));
  const key = (word: string) => labels.get(word) ?? plain(word);

  function offers(context: CompletionContext): Offer[] {
    const before = context.state.sliceDoc(0, context.pos);
    const place = placeOf(before);
    if (!place) return [];
    const found = at(words[of], place.path);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    const last = place.path.at(-1) ?? "";
    const keys = place.keys ? as("key", keysOf(found).map(key)) : [];
    if (place.keys && of === "tests" && last === "inputs") return names();
    if (!place.values) return keys;
    if (last === "extends") return as("rulebook", words.rulebooks);
    if (of === "tests" && NAMED.includes(last)) return names();
    const values = as("value", wordsOf(found).map(plain));
    return [...values, ...keys, ...(expression(found) ? inExpression(line) : [])];
  }

  function names(): Offer[] {
    return [...as("own", own().map(plain)), ...as("name", words.names)];
  }

  function inExpression(line: string): Offer[] {
    if (/\blisted\w*\(\s*"[\w-]*$/.test(line)) return as("list", words.lists);
    if (/\d\s*[\p{L}%/]*$/u.test(line)) return as("unit", words.units);
    return [...names(), ...as("function", words.functions)];
  }

  return (context) => {
    const all = offers(context);
    const typed = context.matchBefore(WORDS[all[0]?.kind ?? "name"] ?? WORD)?.text ?? "";
    return typed || context.explicit ? result(all, typed, context) : null;
  };
}

function result(all: Offer[], typed: string, context: CompletionContext): CompletionResult | null {
  const small = typed.toLowerCase();
  const scored = all.map((one) => ({ one, score: score(one, small) })).filter(({ score: found }) => found > 0);
  scored.sort((a, b) => b.score - a.score);
  const options = scored.slice(0, MOST).map(({ one }) => shown(one));
  return options.length ? { from: context.pos - typed.length, options, filter: false } : null;
}

function score(one: Entry, typed: string): number {
  if (!typed) return 1;
  if (one.word.toLowerCase().startsWith(typed)) return 5;
  if (one.also.some((name) => name.startsWith(typed))) return 4;
  if (one.word.toLowerCase().includes(`_${typed}`)) return 3;
  return one.also.some((name) => typed.length > 1 && name.includes(typed)) ? 2 : 0;
}

function shown(one: Offer): Completion {
  const detail = [one.label === one.word ? "" : one.label, one.kind === "name" ? one.more : ""].filter(Boolean).join(" · ");
  const base: Completion = { label: one.word, detail, type: one.kind };
  if (one.kind === "function") return { ...base, detail: one.more.slice(one.word.length), info: one.label, apply: call };
  return one.kind === "key" ? { ...base, apply: keyed } : base;
}

function keyed(view: EditorView, one: Completion, from: number, to: number): void {
  const there = /^\s*:/.test(view.state.sliceDoc(to, view.state.doc.lineAt(to).to));
  insert(view, one.label + (there ? "" : ": "), from, to);
}

function call(view: EditorView, one: Completion, from: number, to: number): void {
  insert(view, `${one.label}()`, from, to, 1);
}

function insert(view: EditorView, text: string, from: number, to: number, back = 0): void {
  view.dispatch({
    changes: { from, to, insert: text },
    selection: { anchor: from + text.length - back },
    userEvent: "input.complete",
  });
}

function plain(word: string): Entry {
  return { word, label: word, also: [], more: "" };
}

function as(kind: Kind, entries: Entry[]): Offer[] {
  return entries.map((one) => ({ ...one, kind }));
}
