// What every page does in the browser: htmx for fragments, menus, and the small behaviour of tables.
import "@tabler/core/dist/js/tabler.esm.min.js";
import htmx from "htmx.org";

declare global {
  interface Window {
    htmx: typeof htmx;
  }
}
window.htmx = htmx;

// Every request that htmx sends carries the token of the page.
document.addEventListener("htmx:configRequest", (event) => {
  const detail = (event as CustomEvent<{ headers: Record<string, string> }>).detail;
  detail.headers["X-CSRFToken"] = document.body.dataset.csrf ?? "";
});

// The column picker sends its choice as one parameter.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.dataset.columns) return;
  const picked = [...form.querySelectorAll<HTMLInputElement>("input[type=checkbox]:checked")].map((box) => box.value);
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = form.dataset.columns;
  field.value = picked.join(",");
  form.append(field);
});

// A choice that is the whole form is sent when it is made.
document.addEventListener("change", (event) => {
  const choice = event.target as HTMLElement;
  if (choice.matches("select[data-submits]")) choice.closest("form")?.requestSubmit();
});

document.addEventListener("click", (event) => {
  if ((event.target as HTMLElement).closest("[data-print]")) print();
});

// A file that is too large is refused before it is sent: a browser that is cut off while sending shows no sentence.
document.addEventListener("change", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.type !== "file") return;
  const limit = Number(document.body.dataset.uploadLimit);
  const large = [...(field.files ?? [])].some((file) => file.size > limit);
  field.setCustomValidity(large ? (document.body.dataset.tooLarge ?? "") : "");
  if (large) field.reportValidity();
});
