// The plan side by side: text and items find each other, the keyboard walks and decides, selected words become items.
import htmx from "htmx.org";
import { announce, itemsOf, keep, Place } from "./_review-view";

const review = () => document.getElementById("review") as HTMLElement;
const articles = () => [...review().querySelectorAll<HTMLElement>(".items article.item[data-item]")];
const shownArticles = () => articles().filter((a) => a.offsetParent !== null);
const selected = () => review().querySelector<HTMLElement>("article.item.selected");

function tab(name: string): void {
  for (const button of review().querySelectorAll<HTMLElement>("[data-tab]")) {
    const on = button.dataset.tab === name;
    button.classList.toggle("active", on);
    button.setAttribute("aria-selected", String(on));
    button.tabIndex = on ? 0 : -1;
    const panel = document.getElementById(`items-${button.dataset.tab}`);
    if (panel) panel.hidden = !on;
  }
}

function select(key: string, from: "text" | "list" | "start"): void {
  const article = document.getElementById(key);
  if (!article?.dataset.item) return;
  waiting = "";
  for (const other of review().querySelectorAll(".item.selected, .mark.selected, .in-task.selected")) {
    other.classList.remove("selected");
    other.querySelector(".item-head")?.setAttribute("aria-expanded", "false");
  }
  tab(article.dataset.kind ?? "target");
  article.classList.add("selected");
  article.querySelector(".item-head")?.setAttribute("aria-expanded", "true");
  const marks = itemsOf(review(), key);
  for (const mark of marks) mark.classList.add("selected");
  if (from !== "text") marks[0]?.scrollIntoView({ block: "center" });
  article.scrollIntoView({ block: from === "list" ? "nearest" : "center" });
  open(article);
  history.replaceState(null, "", `#${key}`);
}

function open(article: HTMLElement): void {
  const detail = article.querySelector<HTMLElement>(".item-detail");
  if (!detail) return;
  for (const other of review().querySelectorAll(".item-detail")) if (other !== detail) other.replaceChildren();
  if (detail.childElementCount) return;
  const { itemUrl, version } = review().dataset;
  const own = `${itemUrl}${article.dataset.kind}/${encodeURIComponent(article.dataset.item ?? "")}/?version=${version}`;
  const address = article.dataset.detail ?? own;
  // By itself: otherwise it would wait for the answers of the items that were passed over.
  void htmx.ajax("get", address, { source: detail, target: detail, swap: "innerHTML" });
}

function step(by: number): void {
  const all = shownArticles();
  const now = selected();
  const at = now ? all.indexOf(now) : -1;
  const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  if (next) {
    select(next.id, "list");
    next.querySelector<HTMLElement>(".item-head")?.focus({ preventScroll: true });
  }
}

// A key that comes before the item has been fetched, and before htmx has taken hold of it, is pressed when it is there.
let waiting = "";

function press(key: string): boolean {
  if (selected()?.querySelector(".item-detail.htmx-settling, .item-detail .htmx-added")) return false;
  const button = selected()?.querySelector<HTMLElement>(`[data-key="${key}"]`);
  button?.click();
  return Boolean(button || selected()?.querySelector(".item-detail")?.childElementCount);
}

function arrived(): void {
  selected()?.scrollIntoView({ block: "nearest" });
  const key = waiting;
  waiting = "";
  if (key) press(key);
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && Boolean(target.closest("input, select, textarea, dialog[open]"));
}

// Only the open tab is a stop of the keyboard; from it the arrows lead to the others.
document.addEventListener("keydown", (event) => {
  const from = (event.target as HTMLElement).closest<HTMLElement>("[data-tab]");
  if (!from) return;
  const tabs = [...review().querySelectorAll<HTMLElement>("[data-tab]")];
  const at = tabs.indexOf(from);
  const keys: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
  const next = tabs[((keys[event.key] ?? NaN) + tabs.length) % tabs.length];
  if (!next?.dataset.tab) return;
  event.preventDefault();
  tab(next.dataset.tab);
  next.focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelector<HTMLElement>(".decide-form [data-close]")?.click();
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") {
    event.preventDefault();
    step(key === "j" ? 1 : -1);
  } else if ("aesmru".includes(key) && key.length === 1) {
    event.preventDefault();
    if (!press(key)) waiting = key;
  }
});

document.addEventListener("click", (event) => {
  const target = event.target as HTMLElement;
  const close = target.closest<HTMLElement>("[data-close]");
  if (close) return closeForm(close);
  const jump = target.closest<HTMLElement>("[data-jump]");
  if (jump) return show(Number(jump.dataset.jump));
  const chosen = target.closest<HTMLElement>("[data-tab]");
  if (chosen?.dataset.tab) return tab(chosen.dataset.tab);
  const add = target.closest<HTMLElement>("[data-add]");
  if (add?.dataset.add) return startAdding(add.dataset.add);
  const suggested = target.closest<HTMLElement>("[data-add-from]");
  if (suggested?.dataset.addFrom) return openAdding(suggested.dataset.addFrom);
  const other = target.closest<HTMLElement>("[data-open]");
  if (other?.dataset.open) return follow(other.dataset.open);
  const head = target.closest<HTMLElement>("article.item[data-item] .item-head");
  if (head) return select(head.closest("article")?.id ?? "", "list");
  const mark = target.closest<HTMLElement>(".source [data-items]");
  if (mark && getSelection()?.isCollapsed) cycle(mark);
});

// A place may belong to several items: clicking again goes to the next.
function cycle(mark: HTMLElement): void {
  const keys = (mark.dataset.items ?? "").split(" ");
  const at = keys.indexOf(selected()?.id ?? "");
  select(keys[(at + 1) % keys.length] ?? "", "text");
}

function show(at: number): void {
  const pieces = [...review().querySelectorAll<HTMLElement>("[data-at]")];
  const piece = pieces.filter((p) => Number(p.dataset.at) <= at).pop();
  piece?.scrollIntoView({ block: "center" });
  piece?.classList.add("selected");
}

function closeForm(button: HTMLElement): void {
  button.closest("dialog")?.close();
  button.closest("form")?.remove();
}

// Adding: words selected in the text, as offsets in the source text (code points, as the server counts).
let picked: { start: number; end: number } | null = null;

// A selection may begin or end between pieces: three clicks on a paragraph end it at the start of the next one.
function offsets(range: Range): { start: number; end: number } | null {
  const pieces = [...review().querySelectorAll<HTMLElement>("[data-at]")].filter((p) => range.intersectsNode(p));
  const runs = pieces.map((piece) => run(piece, range)).filter((r) => r.end > r.start);
  const [first, last] = [runs[0], runs.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}

function run(piece: HTMLElement, range: Range): { start: number; end: number } {
  const text = piece.textContent ?? "";
  const at = Number(piece.dataset.at);
  const from = piece.contains(range.startContainer) ? before(piece, range.startContainer, range.startOffset) : "";
  const to = piece.contains(range.endContainer) ? before(piece, range.endContainer, range.endOffset) : text;
  return { start: at + [...from].length, end: at + [...to].length };
}

function before(piece: HTMLElement, node: Node, at: number): string {
  const range = document.createRange();
  range.setStart(piece, 0);
  range.setEnd(node, at);
  return range.toString();
}

document.addEventListener("selectionchange", () => {
  const menu = review()?.querySelector<HTMLElement>(".add-menu");
  const selection = getSelection();
  if (!menu || document.querySelector("dialog[open]")) return;
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  const source = review().querySelector(".source[data-selectable='1']");
  if (!range || !source?.contains(range.startContainer) || selection?.isCollapsed) {
    menu.hidden = true;
    return;
  }
  picked = offsets(range);
  if (!picked) return;
  const box = range.getBoundingClientRect();
  menu.hidden = false;
  menu.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 280))}px`;
  menu.style.top = `${Math.max(8, Math.min(box.bottom + 6, innerHeight - 60))}px`;
});

function startAdding(kind: string): void {
  if (!picked) return;
  openAdding(`${review().dataset.formUrl}${kind}/add/?start=${picked.start}&end=${picked.end}`);
  review().querySelector<HTMLElement>(".add-menu")!.hidden = true;
}

function openAdding(address: string): void {
  const dialog = document.getElementById("add-dialog") as HTMLDialogElement;
  void htmx.ajax("get", address, { target: "#add-slot", swap: "innerHTML" }).then(() => dialog.showModal());
}

// From a suggestion to the target that stands there.
function follow(key: string): void {
  select(key, "start");
  document.getElementById(key)?.querySelector<HTMLElement>(".item-head")?.focus({ preventScroll: true });
}

// What arrives after the reviewer has gone on is not wanted; nor is an item that is here already, maybe with its form.
function late(detail: HTMLElement): boolean {
  return !detail.closest(".selected") || detail.childElementCount > 0;
}

// The view is put anew after a decision: where one was stays where it was.
let place: Place | null = null;
document.addEventListener("htmx:beforeSwap", (event) => {
  const detail = (event as CustomEvent<{ target: HTMLElement; shouldSwap: boolean }>).detail;
  if (detail.target.id === "review") place = keep(review());
  if (detail.target.classList.contains("item-detail") && late(detail.target)) detail.shouldSwap = false;
});
document.addEventListener("htmx:afterSettle", (event) => {
  const target = (event as CustomEvent<{ target: HTMLElement; elt: HTMLElement }>).detail.elt;
  if (target.classList.contains("decide-slot") || target.id === "add-slot") {
    target.querySelector<HTMLElement>("input:not([type=hidden]), select")?.focus();
    target.querySelector("form")?.scrollIntoView({ block: "nearest" });
  }
  if (target.classList.contains("item-detail")) arrived();
  if (target.id !== "review") return;
  onlyPending(place?.onlyPending ?? false);
  const was = target.dataset.selected ?? "";
  place?.restore(review());
  if (document.getElementById(was)?.dataset.item) select(was, "start");
  else if (place?.tab) tab(place.tab);
  announce(review());
});

function onlyPending(on: boolean): void {
  review().classList.toggle("only-pending", on);
  const box = review().querySelector<HTMLInputElement>("#only-pending");
  if (box) box.checked = on;
}
document.addEventListener("change", (event) => {
  const box = event.target as HTMLInputElement;
  if (box.id === "only-pending") onlyPending(box.checked);
});

function selectAsked(): void {
  const asked = decodeURIComponent(location.hash.slice(1));
  if (document.getElementById(`tab-${asked}`)) tab(asked);
  else if (asked) select(asked, "start");
}
addEventListener("hashchange", selectAsked);
tab("target");
selectAsked();
