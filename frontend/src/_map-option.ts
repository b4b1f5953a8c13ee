// How the map is drawn, and what it is drawn from.
import type { EChartsCoreOption } from "echarts/core";
import { base } from "./_chart-frame";
import { type Colours, figure, type Tone } from "./_colours";
import type { Placed } from "./_map-names";

// From this zoom on single enterprises are shown: before it their points would cover the districts.
export const CLOSER = 1.8;

/** The size of names on the map, in pixels. */
export const LETTERS = 11;

interface Area {
  code: string;
  name: string;
  value: number | null;
  label: string;
  url: string;
}

interface Point {
  name: string;
  at: [number, number];
  value: number;
  label: string;
  url: string;
}

/** Enterprises near one another: where, how many; of one alone its name and page. */
export interface Cell {
  at: [number, number];
  count: number;
  name?: string;
  url?: string;
  kind?: number;
  said?: string;
}

/** An outcome by which points are coloured; hollow where it is not decided. */
export interface Outcome {
  tone: Tone;
  hollow: boolean;
}

export interface Drawn {
  boundaries: string;
  cells: string;
  filtered: boolean;
  districts: Area[];
  parks: Point[];
  pieces: { min: number; max: number; label: string }[];
  kinds?: Outcome[];
  words: { summary: string; parks: string; enterprises: string; closer: string; failed: string; nothing: string };
}

/** How the map lies: box is what is drawn, in degrees; width and height of the place, in pixels; names: of districts,
 where they stand. */
export interface View {
  zoom: number;
  center: [number, number];
  box: Box;
  width: number;
  height: number;
  cells: Cell[];
  names: Placed[];
}

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

type Shapes = { features: { geometry: { coordinates: unknown } }[] };

/** Everything that is drawn lies in it. */
export function around(shapes: Shapes): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const shape of shapes.features) widen(box, shape.geometry.coordinates);
  return box;
}

export function middle(box: Box): [number, number] {
  return [(box.west + box.east) / 2, (box.south + box.north) / 2];
}

// A degree of longitude is shorter than one of latitude by this much.
function shrunk(box: Box): number {
  return Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
}

/** The longer side of the map where it fills its place. */
function size(view: View): number {
  const { box, width, height } = view;
  const aspect = ((box.east - box.west) * shrunk(box)) / (box.north - box.south);
  return aspect > 1 ? Math.min(width * 0.94, height * 0.92 * aspect) : Math.min(height * 0.92, (width * 0.94) / aspect);
}

function widen(box: Box, part: unknown): void {
  if (!Array.isArray(part)) return;
  const [x, y] = part as [unknown, unknown];
  if (typeof x !== "number" || typeof y !== "number") return part.forEach((inner) => widen(box, inner));
  Object.assign(box, {
    west: Math.min(box.west, x),
    south: Math.min(box.south, y),
    east: Math.max(box.east, x),
    north: Math.max(box.north, y),
  });
}

export function option(data: Drawn, c: Colours, view: View): EChartsCoreOption {
  const most = Math.max(...view.cells.map((cell) => cell.count), 1);
  return {
    ...base(data.words.summary, c),
    geo: {
      map: "districts",
      nameProperty: "code",
      roam: true,
      zoom: view.zoom,
      center: view.center,
      scaleLimit: { min: 1, max: 60 },
      aspectScale: shrunk(view.box),
      layoutCenter: ["50%", "50%"],
      layoutSize: size(view),
      itemStyle: { areaColor: c.surface, borderColor: c.line },
      emphasis: { label: { show: false }, itemStyle: { areaColor: undefined, borderColor: c.text } },
      select: { disabled: true },
      label: { show: false },
    },
    visualMap: {
      show: data.pieces.length > 0,
      type: "piecewise",
      seriesIndex: 0,
      pieces: data.pieces.length ? data.pieces : [{ min: 0, max: 0 }],
      left: 8,
      bottom: 8,
      itemWidth: 16,
      itemHeight: 12,
      textStyle: { color: c.text },
      inRange: { color: [`${c.accent}1a`, `${c.accent}99`] },
      outOfRange: { color: c.surface },
      padding: 8,
      backgroundColor: c.surface,
      hoverLink: false,
      selectedMode: false,
    },
    series: [
      {
        type: "map",
        geoIndex: 0,
        data: data.districts.map((area) => ({ name: area.code, value: area.value ?? NaN, url: area.url, shown: area })),
        tooltip: { formatter: (p: { data?: { shown?: Area } }) => (p.data?.shown ? `${p.data.shown.name}\n${p.data.shown.label}` : data.words.nothing) },
      },
      {
        name: data.words.parks,
        type: "scatter",
        coordinateSystem: "geo",
        symbol: "diamond",
        symbolSize: 9,
        itemStyle: { color: c.goal, borderColor: c.surface, borderWidth: 1 },
        data: data.parks.map((park) => ({ name: park.name, value: [...park.at, park.value], url: park.url, label: undefined, said: park.label })),
        tooltip: { formatter: (p: { data: { name: string; said: string } }) => `${p.data.name}\n${p.data.said}` },
        z: 4,
      },
      {
        name: data.words.enterprises,
        type: "scatter",
        coordinateSystem: "geo",
        itemStyle: { color: c.accent, opacity: 0.85, borderColor: c.surface, borderWidth: 1 },
        symbolSize: (value: number[]) => ((value[2] ?? 1) === 1 ? 7 : 9 + 23 * Math.sqrt((value[2] ?? 1) / most)),
        data: view.cells.map((cell) => ({
          name: cell.name ?? "",
          value: [...cell.at, cell.count],
          url: cell.url,
          said: cell.said,
          itemStyle: outcome(data.kinds?.[cell.kind ?? -1], c),
        })),
        tooltip: {
          formatter: (p: { data: { name: string; value: number[]; said?: string } }) => {
            const what = p.data.name || `${figure(p.data.value[2] ?? 0)} ${data.words.enterprises}`;
            return [what, p.data.said, p.data.name ? "" : data.words.closer].filter(Boolean).join("\n");
          },
        },
        z: 3,
      },
      {
        type: "scatter",
        coordinateSystem: "geo",
        silent: true,
        symbolSize: 0,
        label: { show: true, formatter: "{b}", position: "inside", color: c.text, fontSize: LETTERS, textBorderColor: c.surface, textBorderWidth: 3 },
        labelLayout: { hideOverlap: true },
        data: view.names.map((name) => ({ name: name.text, value: name.at })),
        z: 5,
      },
    ],
  };
}

// What is not decided is a ring, so that it is told apart without colours too.
function outcome(one: Outcome | undefined, c: Colours): object | undefined {
  if (!one) return undefined;
  const colour = c.tones[one.tone];
  return one.hollow
    ? { color: c.surface, borderColor: colour, borderWidth: 2, opacity: 1 }
    : { color: colour, borderColor: c.surface, borderWidth: 1, opacity: 0.9 };
}
