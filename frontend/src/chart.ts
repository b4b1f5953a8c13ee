// Charts: scores as bars, the fan of a target's forecast, the reliability of past odds, the figures of an enterprise. Data come with the page.
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { bars, type Bars } from "./_bars";
import { fan, type Fan } from "./_fan";
import { reliability, type Reliability } from "./_reliability";
import { series, type Series } from "./_series";
import { type Colours, colours } from "./_colours";

echarts.use([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, TooltipComponent, MarkLineComponent, AriaComponent, CanvasRenderer]);

function draw(place: HTMLElement): void {
  const source = document.getElementById(place.dataset.chart ?? "");
  if (!source?.textContent) return;
  const data = JSON.parse(source.textContent) as Bars | Fan | Reliability | Series;
  const chart = echarts.init(place);
  const paint = () => {
    const colour = colours(place);
    chart.setOption(drawn(data, colour), true);
  };
  paint();
  new MutationObserver(paint).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  new ResizeObserver(() => chart.resize()).observe(place);
}

function drawn(data: Bars | Fan | Reliability | Series, colour: Colours): echarts.EChartsCoreOption {
  if (data.kind === "bars") return bars(data, colour);
  if (data.kind === "fan") return fan(data, colour);
  return data.kind === "series" ? series(data, colour) : reliability(data, colour);
}

// Letters are measured on the canvas, so the font has to be there first.
void document.fonts.ready.then(() => document.querySelectorAll<HTMLElement>("[data-chart]").forEach(draw));
