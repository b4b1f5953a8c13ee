// A target's series, the fan of its forecast, and the line that has to be reached.
import type { EChartsCoreOption } from "echarts/core";
import { type Colours, figure } from "./_colours";

interface Point {
  at: string;
  label: string;
  value: number;
  note?: string;
}

interface Spread {
  at: string;
  label: string;
  value: number;
  low: number;
  high: number;
}

export interface Fan {
  kind: "fan";
  unit: string;
  beside: string;
  points: Point[];
  forecast: Spread[];
  goal: { value: number; upper: number | null; at: string | null; label: string };
  pace: [string, number][];
  words: { observed: string; forecast: string; interval: string; pace: string; summary: string };
}

export function fan(data: Fan, c: Colours): EChartsCoreOption {
  const last = data.points.at(-1);
  const joined = last && data.forecast.length ? [{ ...last, low: last.value, high: last.value }, ...data.forecast] : data.forecast;
  const ends = yearEnds([...data.points, ...data.forecast].map((p) => p.at));
  const band = { type: "line", stack: "band", symbol: "none", silent: true, lineStyle: { opacity: 0 }, tooltip: { show: false } };
  return {
    animation: false,
    aria: { enabled: true, label: { description: data.words.summary } },
    textStyle: { color: c.text, fontFamily: c.font },
    grid: { left: 12, right: 24, top: 56, bottom: 8, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 18,
      textStyle: { color: c.text },
      data: [data.words.observed, ...(joined.length ? [data.words.forecast, data.words.interval] : []), ...(data.pace.length ? [data.words.pace] : [])],
    },
    tooltip: { trigger: "item", renderMode: "richText", backgroundColor: c.surface, borderColor: c.line, textStyle: { color: c.text } },
    xAxis: {
      type: "time",
      axisLabel: { color: c.faint, customValues: ends, formatter: (at: number) => `${new Date(at).getFullYear()}` },
      axisTick: { customValues: ends },
      axisLine: { lineStyle: { color: c.line } },
      splitLine: { show: false },
    },
    yAxis: {
      type: "value",
      scale: true,
      name: data.unit,
      // A long name would be cut off where it ends at the axis.
      nameTextStyle: { color: c.faint, align: data.unit.length > 5 ? "left" : "right" },
      axisLabel: { color: c.faint, formatter: (value: number) => figure(value) },
      splitLine: { lineStyle: { color: c.line } },
    },
    series: [
      { ...band, name: "low", data: joined.map((s) => [s.at, s.low]), stackStrategy: "all" },
      {
        ...band,
        name: data.words.interval,
        data: joined.map((s) => [s.at, s.high - s.low]),
        areaStyle: { color: c.accent, opacity: 0.18 },
        itemStyle: { color: c.accent, opacity: 0.3 },
        stackStrategy: "all",
      },
      {
        name: data.words.observed,
        type: "line",
        symbol: "circle",
        symbolSize: 7,
        lineStyle: { color: c.accent, width: 2 },
        itemStyle: { color: c.accent },
        data: data.points.map((p) => ({ value: [p.at, p.value], name: p.label, note: p.note })),
        tooltip: { formatter: (p: { data: { name: string; note?: string; value: [string, number] } }) => tip(p.data.name, p.data.value[1], data.beside, p.data.note) },
        markLine: goalLines(data, c),
        z: 3,
      },
      {
        name: data.words.forecast,
        type: "line",
        symbol: "emptyCircle",
        symbolSize: 7,
        lineStyle: { color: c.accent, width: 2, type: "dashed" },
        itemStyle: { color: c.accent },
        data: joined.map((s, i) => ({ value: [s.at, s.value], name: s.label, symbol: i ? "emptyCircle" : "none", note: `${figure(s.low)} – ${figure(s.high)}` })),
        tooltip: { formatter: (p: { data: { name: string; note?: string; value: [string, number] } }) => tip(p.data.name, p.data.value[1], data.beside, p.data.note) },
        z: 3,
      },
      {
        name: data.words.pace,
        type: "line",
        symbol: "none",
        lineStyle: { color: c.faint, width: 1, type: "dotted" },
        itemStyle: { color: c.faint },
        data: data.pace,
        silent: true,
      },
    ],
  };
}

// A year's figure stands at its last day, and so does the name of the year on the axis; of many years every other is named.
export function yearEnds(days: string[]): number[] {
  const years = days.map((day) => Number(day.slice(0, 4)));
  if (!years.length) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const step = Math.ceil((last - first + 1) / 12);
  const ends: number[] = [];
  for (let year = last; year >= first; year -= step) ends.unshift(new Date(year, 11, 31).getTime());
  return ends;
}

function tip(label: string, value: number, unit: string, note?: string): string {
  return `${label}\n${figure(value)} ${unit}${note ? `\n${note}` : ""}`;
}

function goalLines(data: Fan, c: Colours): object {
  const values = [data.goal.value, ...(data.goal.upper === null ? [] : [data.goal.upper])];
  return {
    silent: true,
    symbol: "none",
    lineStyle: { color: c.goal, type: "solid", width: 1.5 },
    label: { position: "insideStartTop", color: c.goal, formatter: data.goal.label },
    data: values.map((value) => ({ yAxis: value })),
  };
}
