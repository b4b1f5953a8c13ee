// The figures of one enterprise: what counts as a line, what other sources say as points beside it.
import type { EChartsCoreOption } from "echarts/core";
import { type Colours, figure } from "./_colours";
import { yearEnds } from "./_fan";

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
  const ends = yearEnds([...data.points, ...data.others].map((p) => p.at));
  const place = (p: Point) => ({ value: [p.at, p.value], name: p.label, note: p.note });
  const tooltip = {
    formatter: (p: { data: { name: string; note: string; value: [string, number] } }) =>
      `${p.data.name}\n${figure(p.data.value[1])} ${data.beside}\n${p.data.note}`,
  };
  return {
    animation: false,
    aria: { enabled: true, label: { description: data.words.summary } },
    textStyle: { color: c.text, fontFamily: c.font },
    grid: { left: 12, right: 24, top: 56, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 18, textStyle: { color: c.text }, data: [data.words.counts, ...(data.others.length ? [data.words.others] : [])] },
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
      name: data.unit,
      nameTextStyle: { color: c.faint, align: "left" },
      axisLabel: { color: c.faint, formatter: (value: number) => figure(value) },
      splitLine: { lineStyle: { color: c.line } },
    },
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
