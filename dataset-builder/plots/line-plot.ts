import { legendRowY, plotFrame, type PlotFrame } from './plot-frame.js';
import {
  escapeXml,
  pixels,
  readable,
  SERIES_COLOURS,
  shortened,
  svgDocument,
  svgLine,
  svgText,
} from './svg-document.js';

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
  /** Ends of the confidence interval of `y`; a band is drawn where every point of a series has them. */
  readonly low?: number;
  readonly high?: number;
}

export interface PlotSeries {
  readonly name: string;
  readonly points: readonly PlotPoint[];
}

export interface LinePlot {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly PlotSeries[];
  /** Draws the line `y = x`, which a calibrated probability follows. */
  readonly diagonal?: boolean;
  /** Values that the axes must hold whatever the points are. */
  readonly xRange?: readonly [number, number];
  readonly yRange?: readonly [number, number];
}

/** Colours begin again after these; dashes then tell the series apart. */
const DASHES = ['', '7 3', '2 3'] as const;

/** Lines through points, with confidence bands where there are intervals: learning curves, reliability plots. SVG text. */
export function linePlot(plot: LinePlot): string {
  const { title, series, diagonal = false } = plot;
  const points = series.flatMap((one) => one.points);
  const xs = [...points.map(({ x }) => x), ...(plot.xRange ?? (points.length === 0 ? [0, 1] : []))];
  const ys = [
    ...points.flatMap(({ y, low = y, high = y }) => [y, low, high]),
    ...(plot.yRange ?? (points.length === 0 ? [0, 1] : [])),
  ];
  const frame = plotFrame(
    title,
    { label: plot.xLabel, least: Math.min(...xs), most: Math.max(...xs) },
    { label: plot.yLabel, least: Math.min(...ys), most: Math.max(...ys) },
    series.length,
  );
  const [from, to] = [
    Math.max(Math.min(...xs), Math.min(...ys)),
    Math.min(Math.max(...xs), Math.max(...ys)),
  ];
  const body = [
    ...frame.elements,
    ...(diagonal && from < to
      ? [svgLine([frame.x(from), frame.y(from)], [frame.x(to), frame.y(to)], 'reference')]
      : []),
    ...series.flatMap(({ points: own }, index) => bandOf(own, index, frame)),
    ...series.map((one, index) => lineOf(one, index, frame)),
    ...series.map(({ name }, index) => legendRow(name, index)),
  ];
  return svgDocument({ width: frame.width, height: frame.height, title, body });
}

function bandOf(
  points: readonly PlotPoint[],
  index: number,
  { x, y }: PlotFrame,
): readonly string[] {
  const upper = points.flatMap((point) =>
    point.high === undefined ? [] : [at(x(point.x), y(point.high))],
  );
  const lower = points.flatMap((point) =>
    point.low === undefined ? [] : [at(x(point.x), y(point.low))],
  );
  if (points.length < 2 || upper.length < points.length || lower.length < points.length) return [];
  const outline = [...upper, ...lower.toReversed()].join(' ');
  return [`<polygon class="band f${index % SERIES_COLOURS}" points="${outline}"/>`];
}

function lineOf({ name, points }: PlotSeries, index: number, { x, y }: PlotFrame): string {
  const colour = index % SERIES_COLOURS;
  const path = points.map((point) => at(x(point.x), y(point.y))).join(' ');
  return [
    `<polyline class="line s${colour}"${dash(index)} points="${path}"/>`,
    ...points.map((point) => {
      const tip = `${name}: ${readable(point.x)}, ${readable(point.y)}`;
      return `<circle class="f${colour}" cx="${pixels(x(point.x))}" cy="${pixels(y(point.y))}" r="3"><title>${escapeXml(tip)}</title></circle>`;
    }),
  ].join('');
}

function legendRow(name: string, index: number): string {
  const y = legendRowY(index);
  return [
    `<polyline class="line s${index % SERIES_COLOURS}"${dash(index)} points="${at(72, y)} ${at(100, y)}"/>`,
    svgText({ x: 108, y: y + 4, text: shortened(name, 72) }),
  ].join('');
}

function dash(index: number): string {
  const pattern = DASHES[Math.floor(index / SERIES_COLOURS) % DASHES.length] ?? '';
  return pattern === '' ? '' : ` stroke-dasharray="${pattern}"`;
}

function at(x: number, y: number): string {
  return `${pixels(x)},${pixels(y)}`;
}
