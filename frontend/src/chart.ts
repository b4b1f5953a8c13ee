// Charts of the plan: the fan of a target's forecast, the reliability of past odds. Data come with the page.
import { LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { fan, type Fan } from "./_fan";
import { reliability, type Reliability } from "./_reliability";
import { colours } from "./_colours";

echarts.use([LineChart, ScatterChart, GridComponent, LegendComponent, TooltipComponent, MarkLineComponent, AriaComponent, CanvasRenderer]);

function draw(place: HTMLElement): void {
  const source = document.getElementById(place.dataset.chart ?? "");
  if (!source?.textContent) return;
  const data = JSON.parse(source.textContent) as Fan | Reliability;
  const chart = echarts.init(place);
  const paint = () => {
    const colour = colours(place);
    chart.setOption(data.kind === "fan" ? fan(data, colour) : reliability(data, colour), true);
  };
  paint();
  new MutationObserver(paint).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  new ResizeObserver(() => chart.resize()).observe(place);
}

// Letters are measured on the canvas, so the font has to be there first.
void document.fonts.ready.then(() => document.querySelectorAll<HTMLElement>("[data-chart]").forEach(draw));
