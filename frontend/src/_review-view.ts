// What the side-by-side view remembers while it is put anew, and how marks and items belong together.

export interface Place {
  tab: string;
  onlyPending: boolean;
  restore: (review: HTMLElement) => void;
}

/** Every place in the text that belongs to an item. */
export function itemsOf(review: HTMLElement, key: string): HTMLElement[] {
  return [...review.querySelectorAll<HTMLElement>(".source [data-items]")].filter((mark) =>
    (mark.dataset.items ?? "").split(" ").includes(key),
  );
}

/** Where the reviewer is: scrolled places, the open tab, the filter. */
export function keep(review: HTMLElement): Place {
  const scrolled = [".source", ".items"].map((name) => [name, review.querySelector(name)?.scrollTop ?? 0] as const);
  return {
    tab: review.querySelector<HTMLElement>("[data-tab].active")?.dataset.tab ?? "target",
    onlyPending: review.classList.contains("only-pending"),
    restore: (fresh) => {
      for (const [name, top] of scrolled) fresh.querySelector(name)?.scrollTo({ top });
    },
  };
}

/** Tell a screen reader how far the review is. */
export function announce(review: HTMLElement): void {
  const said = review.querySelector(".review-progress span")?.textContent;
  const messages = document.getElementById("messages");
  if (said && messages) messages.setAttribute("aria-label", said);
}
