// What charts have in common: how they are described and lettered, their tooltip, and the axes of a series over time.
import { type Colours, figure } from "./_colours";

/** The parts of every chart. summary: what a screen reader says of it. */
export function base(summary: string, c: Colours) {
  return {
    animation: false,
    aria: { enabled: true, label: { description: summary } },
    textStyle: { color: c.text, fontFamily: c.font },
    tooltip: { trigger: "item", renderMode: "richText", backgroundColor: c.surface, borderColor: c.line, textStyle: { color: c.text } },
  };
}

/** Room, legend and years of a chart over time. days: those that it shows; legend: the names of what is drawn. */
export function overTime(days: string[], legend: string[], c: Colours) {
  const ends = yearEnds(days);
  return {
    grid: { left: 12, right: 24, top: 56, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 18, textStyle: { color: c.text }, data: legend },
    xAxis: {
      type: "time",
      axisLabel: { color: c.faint, customValues: ends, formatter: (at: number) => `${new Date(at).getFullYear()}` },
      axisTick: { customValues: ends },
      axisLine: { lineStyle: { color: c.line } },
      splitLine: { show: false },
    },
  };
}

/** An axis of figures in a unit, which stands above it. */
export function valueAxis(unit: string, align: "left" | "right", c: Colours) {
  return {
    type: "value",
    name: unit,
    nameTextStyle: { color: c.faint, align },
    axisLabel: { color: c.faint, formatter: (value: number) => figure(value) },
    splitLine: { lineStyle: { color: c.line } },
  };
}

// A year's figure stands at its last day, and so does the name of the year on the axis; of many years every other is named.
function yearEnds(days: string[]): number[] {
  const years = days.map((day) => Number(day.slice(0, 4)));
  if (!years.length) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const step = Math.ceil((last - first + 1) / 12);
  const ends: number[] = [];
  for (let year = last; year >= first; year -= step) ends.unshift(new Date(year, 11, 31).getTime());
  return ends;
}
