/** Two axes with their grid, ticks and names, and the scales that place a value between them. */
import { axisTicks } from './axis-ticks.js';
import { LINE_HEIGHT, readable, svgLine, svgText } from './svg-document.js';

export interface Axis {
  readonly label: string;
  readonly least: number;
  readonly most: number;
}

export interface PlotFrame {
  readonly width: number;
  readonly height: number;
  /** Pixels from the left of a value on the horizontal axis. */
  readonly x: (value: number) => number;
  /** Pixels from the top of a value on the vertical axis. */
  readonly y: (value: number) => number;
  /** The value at the bottom of the vertical axis. */
  readonly floor: number;
  /** Drawn before the data. */
  readonly elements: readonly string[];
}

const WIDTH = 640;
const HEIGHT = 360;
const TOP = 44;
const BOTTOM = 56;
const LEFT = 72;
const RIGHT = 24;
/** Between the name of the horizontal axis and the legend. */
const LEGEND_GAP = 12;

/** Pixels from the top of a row of the legend, to the middle of its line. */
export function legendRowY(index: number): number {
  return HEIGHT + LEGEND_GAP + index * LINE_HEIGHT;
}

/** A frame around both ranges, widened to round values; `legendRows` leaves room beneath it. */
export function plotFrame(
  title: string,
  horizontal: Axis,
  vertical: Axis,
  legendRows = 0,
): PlotFrame {
  const columns = axisTicks(horizontal.least, horizontal.most, 8);
  const rows = axisTicks(vertical.least, vertical.most, 6);
  const [left, right, top, bottom] = [LEFT, WIDTH - RIGHT, TOP, HEIGHT - BOTTOM];
  const x = scale(columns, left, right);
  const y = scale(rows, bottom, top);
  const elements = [
    svgText({ x: 16, y: 24, text: title, style: 'title' }),
    ...rows.flatMap((tick) => [
      svgLine([left, y(tick)], [right, y(tick)], 'grid'),
      svgText({ x: left - 8, y: y(tick) + 4, text: readable(tick), anchor: 'end', style: 'soft' }),
    ]),
    ...columns.flatMap((tick) => [
      svgLine([x(tick), bottom], [x(tick), bottom + 4], 'axis'),
      svgText({
        x: x(tick),
        y: bottom + LINE_HEIGHT,
        text: readable(tick),
        anchor: 'middle',
        style: 'soft',
      }),
    ]),
    svgLine([left, bottom], [right, bottom], 'axis'),
    svgLine([left, top], [left, bottom], 'axis'),
    svgText({ x: (left + right) / 2, y: bottom + 40, text: horizontal.label, anchor: 'middle' }),
    svgText({
      x: 20,
      y: (top + bottom) / 2,
      text: vertical.label,
      anchor: 'middle',
      upright: true,
    }),
  ];
  const height = legendRows === 0 ? HEIGHT : legendRowY(legendRows);
  return { width: WIDTH, height, x, y, floor: rows[0] ?? 0, elements };
}

function scale(ticks: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return (value) => from + ((value - least) / (most - least)) * (to - from);
}
