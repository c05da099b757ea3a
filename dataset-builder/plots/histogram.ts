import { plotFrame } from './plot-frame.js';
import { escapeXml, pixels, readable, svgDocument, svgLine, svgText } from './svg-document.js';

export interface HistogramBin {
  /** Values from here on … */
  readonly from: number;
  /** … and below here. */
  readonly to: number;
  readonly count: number;
}

export interface Histogram {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly bins: readonly HistogramBin[];
  /** A value worth a vertical line, such as a threshold. */
  readonly marker?: { readonly value: number; readonly label: string };
}

/** Counts over a range of values. SVG text. */
export function histogram({ title, xLabel, yLabel, bins, marker }: Histogram): string {
  const edges = bins.length === 0 ? [0, 1] : bins.flatMap(({ from, to }) => [from, to]);
  const most = Math.max(0, ...bins.map(({ count }) => count));
  const { width, height, x, y, elements } = plotFrame(
    title,
    { label: xLabel, least: Math.min(...edges), most: Math.max(...edges) },
    { label: yLabel, least: 0, most },
  );
  const body = [
    ...elements,
    ...bins.map(({ from, to, count }) => {
      const tip = `${readable(from)} to ${readable(to)}: ${readable(count)}`;
      return `<rect class="f0" x="${pixels(x(from) + 1)}" y="${pixels(y(count))}" width="${pixels(Math.max(1, x(to) - x(from) - 2))}" height="${pixels(y(0) - y(count))}"><title>${escapeXml(tip)}</title></rect>`;
    }),
    ...(marker === undefined
      ? []
      : [
          svgLine([x(marker.value), 40], [x(marker.value), y(0)], 'reference'),
          svgText({ x: x(marker.value) + 6, y: 40, text: marker.label, style: 'soft' }),
        ]),
  ];
  return svgDocument({ width, height, title, body });
}
