import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { axisTicks, barChart, histogram, linePlot } from '../../../dataset-builder/index.js';

/** Names of the elements and every text of a well-formed document; throws where it is not well-formed. */
function parse(svg: string): {
  readonly elements: readonly string[];
  readonly texts: readonly string[];
} {
  const elements: string[] = [];
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    elements.push(name);
  });
  parser.on('text', (text) => {
    if (text.trim() !== '') texts.push(text);
  });
  parser.write(svg).close();
  return { elements, texts };
}

const text = fc.string({ unit: 'binary', maxLength: 60 });
const number = fc.double({ min: 0, max: 1e9, noNaN: true });

describe('plots', () => {
  it('name their bars, values and unit', () => {
    const { texts } = parse(
      barChart({
        title: 'Examples by scope',
        unit: 'examples',
        bars: [
          { label: 'global', value: 1200 },
          { label: 'x_acme_core', value: 0.456, low: 0.4, high: 0.5 },
        ],
      }),
    );
    expect(texts).toEqual(
      expect.arrayContaining(['Examples by scope', 'examples', 'global', '1,200', '0.456']),
    );
    expect(texts).toContain('x_acme_core: 0.456 (0.4 to 0.5)');
  });

  it('draw a band only where every point has an interval', () => {
    const point = { x: 0, y: 0.5, low: 0.4, high: 0.6 };
    const plot = { title: 't', xLabel: 'predicted', yLabel: 'observed' };
    const whole = linePlot({
      ...plot,
      series: [{ name: 'a', points: [point, { ...point, x: 1 }] }],
    });
    const partial = linePlot({ ...plot, series: [{ name: 'a', points: [point, { x: 1, y: 1 }] }] });
    expect(parse(whole).elements).toContain('polygon');
    expect(parse(partial).elements).not.toContain('polygon');
    expect(parse(whole).texts).toEqual(expect.arrayContaining(['predicted', 'observed', 'a']));
  });

  it('have a dark appearance, and nothing that runs or loads', () => {
    const svg = histogram({
      title: '<script>alert(1)</script>',
      xLabel: '"x" & \'y\'',
      yLabel: 'count',
      bins: [{ from: 0, to: 1, count: 3 }],
      marker: { value: 0.5, label: 'threshold' },
    });
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(new Set(parse(svg).elements)).toEqual(
      new Set(['svg', 'title', 'style', 'rect', 'text', 'line']),
    );
    expect(svg).not.toMatch(/<script|href|url\(|@import/);
  });

  it('are well-formed without data and with any', () => {
    const bars = fc.array(fc.record({ label: text, value: number }), { maxLength: 5 });
    const points = fc.array(fc.record({ x: number, y: number }), { maxLength: 5 });
    fc.assert(
      fc.property(text, text, bars, points, (title, label, some, line) => {
        const bins = some.map(({ value }, index) => ({ from: index, to: index + 1, count: value }));
        const svgs = [
          barChart({ title, bars: some, unit: label }),
          histogram({ title, xLabel: label, yLabel: label, bins }),
          linePlot({
            title,
            xLabel: label,
            yLabel: label,
            series: [{ name: label, points: line }],
            diagonal: true,
          }),
        ];
        for (const svg of svgs) {
          parse(svg);
          expect(svg).not.toMatch(/="[^"]*(?:NaN|Infinity)/);
        }
      }),
    );
  });
});

describe('axis ticks', () => {
  it.each([
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 7, 5, [0, 2, 4, 6, 8]],
    [3, 3, 2, [3, 3.5, 4]],
    [-1, 1, 4, [-1, -0.5, 0, 0.5, 1]],
  ])('from %d to %d, about %d', (least, most, count, ticks) => {
    expect(axisTicks(least, most, count)).toEqual(ticks);
  });

  it('are round, in order, and reach both ends', () => {
    fc.assert(
      fc.property(number, number, (one, other) => {
        const ticks = axisTicks(one, other);
        expect(ticks.length).toBeLessThan(14);
        // To the last digit that a double has.
        expect(ticks[0]).toBeLessThanOrEqual(Math.min(one, other) * (1 + 1e-9));
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(one, other) * (1 - 1e-9));
        expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
      }),
    );
  });
});
