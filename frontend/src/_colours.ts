// The colours of the page, read where the chart stands, so that charts follow the theme.

export type Tone = "good" | "busy" | "fair" | "poor" | "none";

export interface Colours {
  accent: string;
  text: string;
  faint: string;
  line: string;
  surface: string;
  goal: string;
  font: string;
  tones: Record<Tone, string>;
}

export function colours(place: HTMLElement): Colours {
  const style = getComputedStyle(place);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    accent: of("--tblr-primary"),
    text: of("--tblr-body-color"),
    faint: of("--tblr-secondary-color"),
    line: of("--line"),
    surface: of("--nav-bg"),
    goal: of("--poor"),
    font: style.fontFamily,
    tones: { good: of("--good"), busy: of("--tblr-primary"), fair: of("--fair"), poor: of("--poor"), none: of("--none") },
  };
}

/** A figure with thin spaces of thousand, at which no line is broken. */
export function figure(value: number): string {
  const digits = Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : 2;
  return value.toLocaleString("en-US", { maximumFractionDigits: digits }).replaceAll(",", "\u202f").replace("-", "\u2212");
}
