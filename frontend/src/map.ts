// The map of enterprises: districts by colour, parks as points, enterprises gathered into points where one looks closer.
import { MapChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GeoComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { colours } from "./_colours";
import { type Placed, placed, type Shapes } from "./_map-names";
import { around, type Cell, CLOSER, type Drawn, LETTERS, middle, option, type View } from "./_map-option";

echarts.use([MapChart, ScatterChart, GeoComponent, TooltipComponent, VisualMapComponent, AriaComponent, CanvasRenderer]);

const WAIT = 250;
// Between names, in pixels.
const GAP = 6;

async function draw(place: HTMLElement): Promise<void> {
  const source = document.getElementById(place.dataset.map ?? "");
  if (!source?.textContent) return;
  const data = JSON.parse(source.textContent) as Drawn;
  const answer = await fetch(data.boundaries, { headers: { Accept: "application/json" } });
  if (!answer.ok) return failed(place, data);
  const shapes = (await answer.json()) as Shapes;
  echarts.registerMap("districts", shapes as never);
  const chart = echarts.init(place);
  const box = around(shapes);
  const home = middle(box);
  const view: View = { zoom: 1, center: home, box, width: 0, height: 0, cells: [], names: [] };
  const paint = () => {
    Object.assign(view, { width: chart.getWidth(), height: chart.getHeight() });
    chart.setOption(option(data, colours(place), view), true);
    view.names = named(chart, data, shapes, colours(place).font);
    chart.setOption(option(data, colours(place), view), true);
    place.dataset.names = JSON.stringify(view.names.map((name) => ({ text: name.text, box: corners(chart, name) })));
  };
  paint();
  place.dataset.drawn = "1";

  const look = later(() => void cells(chart, data, view).then(paint));
  const move = (zoom: number, center: [number, number]) => {
    Object.assign(view, { zoom: Math.min(Math.max(zoom, 1), 60), center });
    paint();
    look();
  };
  chart.on("georoam", () => {
    const geo = (chart.getOption() as { geo: { zoom: number; center: [number, number] }[] }).geo[0];
    Object.assign(view, { zoom: geo?.zoom ?? 1, center: geo?.center ?? home });
    look();
  });
  chart.on("click", (event) => {
    const item = event.data as { url?: string; value?: number[] } | undefined;
    if (item?.url) location.assign(item.url);
    else if (item?.value && event.seriesIndex === 2) move(view.zoom * 2.5, [item.value[0] ?? 0, item.value[1] ?? 0]);
  });
  for (const button of document.querySelectorAll<HTMLElement>("[data-zoom]")) {
    const by = Number(button.dataset.zoom);
    button.addEventListener("click", () => (by ? move(view.zoom * by, view.center) : move(1, home)));
  }
  new MutationObserver(paint).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  new ResizeObserver(() => {
    chart.resize();
    paint();
  }).observe(place);
  if (data.filtered) look();
}

// Names have their size on the screen, so where there is room for them depends on how near one looks.
function named(chart: echarts.ECharts, data: Drawn, shapes: Shapes, font: string): Placed[] {
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) return [];
  pen.font = `${LETTERS}px ${font}`;
  const [[west, north], [east, south]] = [degrees(chart, [0, 0]), degrees(chart, [100, 100])];
  const wide = (east - west) / 100;
  const high = (north - south) / 100;
  const wanted = data.districts.map(({ code, name }) => ({
    code,
    text: name,
    half: [((pen.measureText(name).width + GAP) / 2) * wide, ((LETTERS + GAP) / 2) * high] as [number, number],
  }));
  return placed(shapes, wanted);
}

function degrees(chart: echarts.ECharts, at: [number, number]): [number, number] {
  return chart.convertFromPixel({ geoIndex: 0 }, at) as [number, number];
}

/** Left, top, right and bottom of a name, in pixels. */
function corners(chart: echarts.ECharts, name: Placed): number[] {
  const corner = (x: number, y: number) => chart.convertToPixel({ geoIndex: 0 }, [name.at[0] + x, name.at[1] + y]) as [number, number];
  return [...corner(-name.half[0], name.half[1]), ...corner(name.half[0], -name.half[1])].map(Math.round);
}

// What is seen of the map decides how the enterprises on it are gathered.
async function cells(chart: echarts.ECharts, data: Drawn, view: View): Promise<void> {
  if (view.zoom < CLOSER && !data.filtered) {
    view.cells = [];
    return;
  }
  const [west, north] = degrees(chart, [0, 0]);
  const [east, south] = degrees(chart, [chart.getWidth(), chart.getHeight()]);
  const box = [west, south, east, north].map((degree) => degree.toFixed(5)).join(",");
  const answer = await fetch(`${data.cells}${data.cells.includes("?") ? "&" : "?"}box=${box}`);
  if (answer.ok) view.cells = ((await answer.json()) as { cells: Cell[] }).cells;
}

function later(act: () => void): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(act, WAIT);
  };
}

function failed(place: HTMLElement, data: Drawn): void {
  place.classList.add("map-failed");
  place.textContent = data.words.failed;
}

// Letters are measured on the canvas, so the font has to be there first.
void document.fonts.ready.then(() => document.querySelectorAll<HTMLElement>("[data-map]").forEach((place) => void draw(place)));
