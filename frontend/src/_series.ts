// The figures of one enterprise: what counts as a line, what other sources say as points beside it.
import type { EChartsCoreOption } from "echarts/core";
import { base, overTime, valueAxis } from "./_chart-frame";
import { type Colours, figure } from "./_colours";

interface Point {
  at: string;
  label: string;
  value: number;
  note: string;
}

export interface Series {
  kind: "series";
  unit: string;
  beside: string;
  points: Point[];
  others: Point[];
  words: { counts: string; others: string; summary: string };
}

export function series(data: Series, c: Colours): EChartsCoreOption {
  const days = [...data.points, ...data.others].map((p) => p.at);
  const legend = [data.words.counts, ...(data.others.length ? [data.words.others] : [])];
  const place = (p: Point) => ({ value: [p.at, p.value], name: p.label, note: p.note });
  const tooltip = {
    formatter: (p: { data: { name: string; note: string; value: [string, number] } }) =>
      `${p.data.name}\n${figure(p.data.value[1])} ${data.beside}\n${p.data.note}`,
  };
  return {
    ...base(data.words.summary, c),
    ...overTime(days, legend, c),
    yAxis: valueAxis(data.unit, "left", c),
    series: [
      {
        name: data.words.counts,
        type: "line",
        symbol: "circle",
        symbolSize: 7,
        lineStyle: { color: c.accent, width: 2 },
        itemStyle: { color: c.accent },
        data: data.points.map(place),
        tooltip,
        z: 3,
      },
      { name: data.words.others, type: "scatter", symbol: "emptyCircle", symbolSize: 9, itemStyle: { color: c.goal }, data: data.others.map(place), tooltip },
    ],
  };
}
