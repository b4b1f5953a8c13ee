// How often what was given odds of p has come true: points on the diagonal are honest odds.
import type { EChartsCoreOption } from "echarts/core";
import { base } from "./_chart-frame";
import type { Colours } from "./_colours";

export interface Reliability {
  kind: "reliability";
  points: { said: number; came: number; cases: number }[];
  words: { said: string; came: string; cases: string; honest: string; summary: string };
}

export function reliability(data: Reliability, c: Colours): EChartsCoreOption {
  const percent = (value: number) => `${Math.round(value * 100)}\u202f%`;
  const axis = (name: string) => ({
    type: "value",
    min: 0,
    max: 1,
    name,
    nameLocation: "middle",
    nameTextStyle: { color: c.faint },
    axisLabel: { color: c.faint, formatter: percent },
    splitLine: { lineStyle: { color: c.line } },
  });
  const most = Math.max(...data.points.map((p) => p.cases), 1);
  return {
    ...base(data.words.summary, c),
    grid: { left: 36, right: 20, top: 16, bottom: 36, containLabel: true },
    xAxis: { ...axis(data.words.said), nameGap: 28 },
    yAxis: { ...axis(data.words.came), nameGap: 44 },
    series: [
      { name: data.words.honest, type: "line", symbol: "none", silent: true, lineStyle: { color: c.faint, type: "dotted" }, data: [[0, 0], [1, 1]] },
      {
        type: "scatter",
        itemStyle: { color: c.accent, opacity: 0.85 },
        symbolSize: (value: number[]) => 8 + 22 * Math.sqrt((value[2] ?? 0) / most),
        data: data.points.map((p) => [p.said, p.came, p.cases]),
        tooltip: {
          formatter: (p: { value: number[] }) =>
            `${data.words.said}: ${percent(p.value[0] ?? 0)}\n${data.words.came}: ${percent(p.value[1] ?? 0)}\n${data.words.cases}: ${p.value[2]}`,
        },
      },
    ],
  };
}
