/** The parts of an SVG text that every plot shares: escaping, numbers, and a page in light and dark. */

/** Colours that stay apart for colour-blind eyes (Okabe and Ito, "Color Universal Design"), lightened where it is dark. */
const LIGHT = ['#0072b2', '#d55e00', '#00795a', '#a3518a', '#8a6d00', '#3f3f46'] as const;
const DARK = ['#56b4e9', '#ff9a4d', '#2fc795', '#e49ac9', '#f0e442', '#d4d4d8'] as const;

export const SERIES_COLOURS = LIGHT.length;

/** Rough width of a character at the plots' font size, in pixels; SVG text cannot be measured before it is drawn. */
export const CHARACTER_WIDTH = 7.3;
export const LINE_HEIGHT = 18;

export interface SvgDocument {
  readonly width: number;
  readonly height: number;
  /** Read out by screen readers; drawn by the plot itself. */
  readonly title: string;
  /** Elements, already escaped. */
  readonly body: readonly string[];
}

/** A whole SVG file without scripts, links or fonts of its own. Colours follow the reader's light or dark preference. */
export function svgDocument({ width, height, title, body }: SvgDocument): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="dcs-plot" role="img" viewBox="0 0 ${pixels(width)} ${pixels(height)}" width="${pixels(width)}" height="${pixels(height)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="100%" height="100%"/>`,
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

export interface SvgText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Classes of the shared style: `title`, `soft`. */
  readonly style?: 'title' | 'soft';
  /** Turned a quarter to the left. */
  readonly upright?: boolean;
}

export function svgText({ x, y, text, anchor = 'start', style, upright = false }: SvgText): string {
  const turn = upright ? ` transform="rotate(-90 ${pixels(x)} ${pixels(y)})"` : '';
  const classes = style === undefined ? '' : ` class="${style}"`;
  return `<text x="${pixels(x)}" y="${pixels(y)}" text-anchor="${anchor}"${classes}${turn}>${escapeXml(text)}</text>`;
}

export function svgLine(
  from: readonly [number, number],
  to: readonly [number, number],
  style: string,
): string {
  return `<line class="${style}" x1="${pixels(from[0])}" y1="${pixels(from[1])}" x2="${pixels(to[0])}" y2="${pixels(to[1])}"/>`;
}

/** Text that stands for itself in an element or an attribute; characters that XML does not allow are left out. */
export function escapeXml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- XML 1.0 forbids these characters.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;')
  );
}

/** A coordinate to a hundredth of a pixel, without a tail of zeros. */
export function pixels(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A value as a reader wants it: whole numbers with groups of three, others with three significant digits. */
export function readable(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

export function shortened(text: string, characters: number): string {
  return text.length <= characters ? text : `${text.slice(0, characters - 1)}…`;
}

const colours = (list: readonly string[]): string =>
  list.map((colour, index) => `--c${index}:${colour}`).join(';');
const perSeries = LIGHT.map(
  (_, index) =>
    `.dcs-plot .f${index}{fill:var(--c${index})}.dcs-plot .s${index}{stroke:var(--c${index})}`,
).join('');
const STYLE = [
  `.dcs-plot{--paper:#fff;--ink:#1b1f24;--soft:#57606a;--grid:#d8dee4;${colours(LIGHT)};font:12px system-ui,-apple-system,"Segoe UI",sans-serif}`,
  `@media (prefers-color-scheme:dark){.dcs-plot{--paper:#16191d;--ink:#e6e8eb;--soft:#a3acb5;--grid:#363c43;${colours(DARK)}}}`,
  '.dcs-plot .paper{fill:var(--paper)}.dcs-plot text{fill:var(--ink)}.dcs-plot .soft{fill:var(--soft)}',
  '.dcs-plot .title{font-weight:600;font-size:14px}',
  '.dcs-plot .grid{stroke:var(--grid)}.dcs-plot .axis{stroke:var(--soft)}.dcs-plot .range{stroke:var(--ink)}',
  '.dcs-plot .reference{stroke:var(--soft);stroke-dasharray:4 4}',
  '.dcs-plot .line{fill:none;stroke-width:2}.dcs-plot .band{opacity:.18}',
  perSeries,
].join('');
