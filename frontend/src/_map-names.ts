// Where the names of districts stand: each within its district, as near to its middle as there is room, and none
// touching another. A name for which there is no room is left out; the tooltip and the table have it.
import type { Box } from "./_map-option";

type Point = [number, number];
type Ring = Point[];

export interface Shapes {
  features: { properties: { code?: string; name?: string }; geometry: { type: string; coordinates: unknown } }[];
}

/** A name that is to be written: of which district, half its width and height in degrees. */
export interface Wanted {
  code: string;
  text: string;
  half: Point;
}

export interface Placed {
  text: string;
  at: Point;
  half: Point;
}

interface Spot {
  at: Point;
  outside: number;
  far: number;
}

const STEPS = 14;

export function placed(shapes: Shapes, wanted: Wanted[]): Placed[] {
  const rings = new Map(shapes.features.map((shape) => [shape.properties.code ?? shape.properties.name ?? "", outlines(shape.geometry)]));
  const asked = wanted.map((one) => ({ ...one, spots: spots(rings.get(one.code) ?? [], one.half) }));
  // Those that fit into the fewest places choose first.
  asked.sort((a, b) => fitting(a.spots) - fitting(b.spots));
  const found: Placed[] = [];
  for (const one of asked) {
    const free = one.spots.find((spot) => found.every((other) => apart(spot.at, one.half, other)));
    if (free) found.push({ text: one.text, at: free.at, half: one.half });
  }
  return found;
}

function fitting(found: Spot[]): number {
  return found.filter((spot) => spot.outside === 0).length;
}

function apart(at: Point, half: Point, other: Placed): boolean {
  return Math.abs(at[0] - other.at[0]) > half[0] + other.half[0] || Math.abs(at[1] - other.at[1]) > half[1] + other.half[1];
}

/** Places within the outlines, the best first: those that hold the whole name, then those near the middle. */
function spots(rings: Ring[], half: Point): Spot[] {
  const largest = rings.reduce((most, ring) => (area(ring) > area(most) ? ring : most), rings[0] ?? []);
  const box = bounds(largest);
  const middle: Point = [(box.west + box.east) / 2, (box.south + box.north) / 2];
  const size: Point = [box.east - box.west || 1, box.north - box.south || 1];
  const found: Spot[] = [];
  for (let x = 1; x < STEPS; x++)
    for (let y = 1; y < STEPS; y++) {
      const at: Point = [box.west + (size[0] * x) / STEPS, box.south + (size[1] * y) / STEPS];
      if (!within(largest, at)) continue;
      const outside = corners(at, half).filter((corner) => !within(largest, corner)).length;
      found.push({ at, outside, far: Math.hypot((at[0] - middle[0]) / size[0], (at[1] - middle[1]) / size[1]) });
    }
  return found.sort((a, b) => a.outside - b.outside || a.far - b.far);
}

function corners([x, y]: Point, [wide, high]: Point): Point[] {
  return [[x - wide, y - high], [x + wide, y - high], [x - wide, y + high], [x + wide, y + high]];
}

function outlines(geometry: { type: string; coordinates: unknown }): Ring[] {
  if (geometry.type === "Polygon") return [(geometry.coordinates as Ring[])[0] ?? []];
  return (geometry.coordinates as Ring[][]).map((polygon) => polygon[0] ?? []);
}

function bounds(ring: Ring): Box {
  const [xs, ys] = [ring.map((point) => point[0]), ring.map((point) => point[1])];
  return { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) };
}

function area(ring: Ring): number {
  return Math.abs(ring.reduce((sum, [x, y], n) => sum + x * (next(ring, n)[1]) - y * next(ring, n)[0], 0)) / 2;
}

function next(ring: Ring, n: number): Point {
  return ring[(n + 1) % ring.length] ?? [0, 0];
}

function within(ring: Ring, [x, y]: Point): boolean {
  let inside = false;
  ring.forEach(([x1, y1], n) => {
    const [x2, y2] = next(ring, n);
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}
