import { axisTicks } from './axis-ticks.js';
import {
  CHARACTER_WIDTH,
  escapeXml,
  LINE_HEIGHT,
  pixels,
  readable,
  shortened,
  svgDocument,
  svgLine,
  svgText,
} from './svg-document.js';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Ends of its confidence interval, in the unit of the value. */
  readonly low?: number;
  readonly high?: number;
  /** How the value is written at its bar; `readable` unless given. */
  readonly text?: string;
}

export interface BarChart {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** What the values count or are measured in, written under the axis. */
  readonly unit: string;
  /** A value that the axis must hold whatever the bars are, so that charts can be compared. */
  readonly most?: number;
}

const WIDTH = 640;
const TOP = 40;
const BAR = 26;
const BOTTOM = 48;
const LABEL_CHARACTERS = 34;
const VALUE_ROOM = 64;

/** Horizontal bars in the given order, each with its value and, where given, its interval. Values are 0 or more. SVG text. */
export function barChart({ title, bars, unit, most = 0 }: BarChart): string {
  const characters = Math.max(
    4,
    ...bars.map(({ label }) => Math.min(label.length, LABEL_CHARACTERS)),
  );
  const left = 16 + characters * CHARACTER_WIDTH;
  const bottom = TOP + Math.max(1, bars.length) * BAR;
  const ticks = axisTicks(
    0,
    Math.max(most, ...bars.map(({ value, high = value }) => Math.max(value, high))),
  );
  const end = ticks.at(-1) ?? 1;
  const x = (value: number): number => left + (value / end) * (WIDTH - left - VALUE_ROOM);
  const body = [
    svgText({ x: 16, y: 24, text: title, style: 'title' }),
    ...ticks.flatMap((tick) => [
      svgLine([x(tick), TOP], [x(tick), bottom], 'grid'),
      svgText({
        x: x(tick),
        y: bottom + LINE_HEIGHT,
        text: readable(tick),
        anchor: 'middle',
        style: 'soft',
      }),
    ]),
    svgText({
      x: (x(0) + x(end)) / 2,
      y: bottom + 2 * LINE_HEIGHT,
      text: unit,
      anchor: 'middle',
      style: 'soft',
    }),
    ...bars.map((bar, index) => barRow(bar, TOP + index * BAR, x)),
    svgLine([x(0), TOP], [x(0), bottom], 'axis'),
  ];
  return svgDocument({ width: WIDTH, height: bottom + BOTTOM, title, body });
}

function barRow(
  { label, value, low, high, text = readable(value) }: Bar,
  top: number,
  x: (value: number) => number,
): string {
  const middle = top + BAR / 2;
  const interval = low !== undefined && high !== undefined;
  const range = interval ? ` (${readable(low)} to ${readable(high)})` : '';
  return [
    `<g><title>${escapeXml(`${label}: ${text}${range}`)}</title>`,
    svgText({
      x: x(0) - 8,
      y: middle + 4,
      text: shortened(label, LABEL_CHARACTERS),
      anchor: 'end',
    }),
    `<rect class="f0" x="${pixels(x(0))}" y="${pixels(top + 4)}" width="${pixels(Math.max(0, x(value) - x(0)))}" height="${BAR - 8}" rx="2"/>`,
    ...(interval
      ? [
          svgLine([x(low), middle], [x(high), middle], 'range'),
          svgLine([x(low), middle - 4], [x(low), middle + 4], 'range'),
          svgLine([x(high), middle - 4], [x(high), middle + 4], 'range'),
        ]
      : []),
    svgText({ x: Math.max(x(value), x(high ?? value)) + 6, y: middle + 4, text }),
    '</g>',
  ].join('');
}
