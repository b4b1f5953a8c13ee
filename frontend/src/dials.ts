// Sliders tied to their number fields: a slider that is let go changes its field, and the form sends what is not empty.
const sliders = document.querySelectorAll<HTMLInputElement>("input[type=range][data-for]");

function tie(slider: HTMLInputElement): void {
  const field = document.getElementById(slider.dataset.for ?? "");
  if (!(field instanceof HTMLInputElement)) return;
  const now = slider.dataset.now ?? "";
  const say = () => {
    const changed = field.value !== "";
    slider.setAttribute("aria-valuetext", [slider.value, slider.dataset.unit].filter(Boolean).join(" "));
    slider.closest(".setting")?.classList.toggle("changed", changed);
  };
  slider.hidden = false;
  say();
  // While it moves only the number beside it follows; the form hears of it when it is let go.
  slider.addEventListener("input", (event) => {
    event.stopPropagation();
    field.value = Number(slider.value) === Number(now) ? "" : slider.value;
    say();
  });
  slider.addEventListener("change", (event) => {
    event.stopPropagation();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  field.addEventListener("input", () => {
    const typed = field.value.replace(/[,，\s]/g, "");
    slider.value = typed !== "" && !Number.isNaN(Number(typed)) ? typed : now;
    say();
  });
}

sliders.forEach(tie);

// What is left as it is does not go into the address.
document.addEventListener("htmx:configRequest", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !("dials" in form.dataset)) return;
  const { parameters } = (event as CustomEvent<{ parameters: Record<string, string> }>).detail;
  for (const [name, value] of Object.entries(parameters)) if (value === "") delete parameters[name];
});

const simulated = document.getElementById("simulated");
for (const [when, busy] of [["htmx:beforeRequest", "true"], ["htmx:afterRequest", "false"]] as const) {
  document.addEventListener(when, () => simulated?.setAttribute("aria-busy", busy));
}
