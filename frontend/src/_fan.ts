// A target's series, the fan of its forecast, and the line that has to be reached.
import type { EChartsCoreOption } from "echarts/core";
import { base, overTime, valueAxis } from "./_chart-frame";
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
  const days = [...data.points, ...data.forecast].map((p) => p.at);
  const band = { type: "line", stack: "band", symbol: "none", silent: true, lineStyle: { opacity: 0 }, tooltip: { show: false } };
  const legend = [data.words.observed, ...(joined.length ? [data.words.forecast, data.words.interval] : []), ...(data.pace.length ? [data.words.pace] : [])];
  return {
    ...base(data.words.summary, c),
    ...overTime(days, legend, c),
    // A long name would be cut off where it ends at the axis.
    yAxis: { ...valueAxis(data.unit, data.unit.length > 5 ? "left" : "right", c), scale: true },
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
