// The sections of a questionnaire at one level: what is certain as a full bar, what is open as a pale one, the line to be reached.
import type { EChartsCoreOption } from "echarts/core";
import { base } from "./_chart-frame";
import type { Colours } from "./_colours";

export interface Bars {
  kind: "bars";
  bars: { label: string; low: number; high: number; said: string }[];
  least: number | null;
  words: { certain: string; open: string; least: string; summary: string };
}

export function bars(data: Bars, c: Colours): EChartsCoreOption {
  const tooltip = { formatter: (p: { dataIndex: number }) => `${data.bars[p.dataIndex]?.label}: ${data.bars[p.dataIndex]?.said}` };
  const bar = (name: string, values: number[], opacity: number) => ({
    name,
    type: "bar",
    stack: "score",
    barMaxWidth: 14,
    itemStyle: { color: c.accent, opacity },
    data: values,
    tooltip,
  });
  const line = {
    silent: true,
    symbol: "none",
    lineStyle: { color: c.goal, type: "dashed" },
    label: { color: c.text, position: "start", formatter: `${data.words.least} ${data.least}` },
    data: [{ xAxis: data.least }],
  };
  return {
    ...base(data.words.summary, c),
    grid: { left: 8, right: 24, top: 44, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: { color: c.text } },
    xAxis: { type: "value", min: 0, max: 1, axisLabel: { color: c.faint }, splitLine: { lineStyle: { color: c.line } } },
    yAxis: {
      type: "category",
      inverse: true,
      data: data.bars.map((b) => b.label),
      axisLabel: { color: c.text, width: 110, overflow: "truncate" },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: c.line } },
    },
    series: [
      { ...bar(data.words.certain, data.bars.map((b) => b.low), 1), ...(data.least === null ? {} : { markLine: line }) },
      bar(data.words.open, data.bars.map((b) => b.high - b.low), 0.35),
    ],
  };
}
