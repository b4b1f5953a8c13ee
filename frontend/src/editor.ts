// A rulebook is written: two editors in place of the text fields, a check while one writes, the faults as a list.
import { completing, type Vocabulary } from "./_completing";
import { able, Code, type Mark } from "./_code";

interface Fault extends Mark {
  of: "text" | "tests";
  place: string;
}

const WAIT = 400;
const form = document.querySelector<HTMLFormElement>("form.writing")!;
const list = document.getElementById("faults")!;
const count = document.getElementById("fault-count")!;
const again = document.getElementById("reminders")!;
const editors = new Map<string, Code>();
let unsaved = "unsaved" in form.dataset;
let asked: AbortController | undefined;
let waiting = 0;

function changed(): void {
  unsaved = true;
  clearTimeout(waiting);
  waiting = window.setTimeout(() => void check(), WAIT);
}

function save(): void {
  form.querySelector<HTMLButtonElement>("button[value=save]")?.click();
}

// Only the last answer counts: what was asked before is given up.
async function check(): Promise<void> {
  asked?.abort();
  asked = new AbortController();
  list.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.dataset.faults!, { method: "POST", body: new FormData(form), signal: asked.signal });
    const found = (await answer.json()) as { faults: Fault[]; said: string; reminders: Fault[] };
    show(found.faults, found.said, found.reminders);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return;
    say(list.dataset.failed ?? "");
  }
  list.removeAttribute("aria-busy");
}

function show(faults: Fault[], said: string, reminders: Fault[]): void {
  const marks = [...faults, ...reminders.map((one) => ({ ...one, hinders: false }))];
  for (const [of, editor] of editors) editor.mark(marks.filter((one) => one.of === of));
  again.querySelector(".fault-list")!.replaceChildren(...reminders.map(item));
  again.hidden = !reminders.length;
  count.textContent = said;
  count.className = `status-word status-${faults.length ? "poor" : "good"}`;
  const items = document.createElement("ol");
  items.className = "fault-list";
  items.append(...faults.map(item));
  list.replaceChildren(...(faults.length ? [items] : []));
}

function item(fault: Fault): Node {
  const made = (document.getElementById("fault-one") as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;
  const place = made.querySelector<HTMLElement>(".fault-place")!;
  place.textContent = fault.place;
  place.addEventListener("click", () => editors.get(fault.of)?.go(fault));
  made.querySelector(".fault-said")!.textContent = fault.said;
  return made;
}

function say(sentence: string): void {
  count.textContent = "";
  const told = document.createElement("p");
  told.className = "card-body mb-0 text-secondary";
  told.textContent = sentence;
  list.replaceChildren(told);
}

// The names that the rulebook gives itself: its parameters, its own inputs, what it computes once.
function own(): string[] {
  const text = editors.get("text")?.text ?? "";
  const parts = text.matchAll(/^(?:parameters|inputs|let):[^\n]*\n((?:[ #][^\n]*\n|\n)*)/gm);
  return [...parts].flatMap((part) => [...(part[1] ?? "").matchAll(/^ {2}([\p{L}_][\p{L}\p{N}_]*):/gmu)].map((name) => name[1]!));
}

async function offer(): Promise<void> {
  const words = (await (await fetch(form.dataset.vocabulary!)).json()) as Vocabulary;
  editors.get("text")?.complete(completing(words, "schema", own));
  editors.get("tests")?.complete(completing(words, "tests", own));
}

if (able) {
  for (const field of form.querySelectorAll<HTMLTextAreaElement>("textarea")) {
    editors.set(field.name, new Code(field, document.getElementById(`${field.id}-label`)!, changed, save));
  }
  for (const told of document.querySelectorAll<HTMLElement>(".writing-keys")) told.hidden = false;
  void offer();
} else form.addEventListener("input", changed);

form.querySelector("[data-check]")?.addEventListener("click", (event) => {
  event.preventDefault();
  void check();
});
form.addEventListener("submit", () => {
  unsaved = false;
});
addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
void check();
