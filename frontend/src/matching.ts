// The matching queue by keyboard: a key presses the button or follows the link that names it (data-key).
function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && Boolean(target.closest("input, select, textarea"));
}

document.addEventListener("keydown", (event) => {
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector<HTMLElement>("[data-find]")?.focus();
    return;
  }
  const key = CSS.escape(event.key.toLowerCase());
  const control = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  if (!control) return;
  event.preventDefault();
  control.click();
});

// A decision is sent once, however often the key is pressed while the page is on its way.
document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) delete form.dataset.sent;
});

document.querySelector(".matching-list [aria-current]")?.scrollIntoView({ block: "nearest" });
