import { describe, expect, it } from 'vitest';
import {
  clusterKind,
  compare,
  makeReport,
  reportText,
  summarise,
  type MeasuredPosition,
  type Outcome,
} from '../../../bench/context/outcome/index.js';

const OUTCOME: Outcome = {
  definition: 0,
  identifiers: 0.5,
  unseenIdentifiers: null,
  ownFileBlocks: 0,
  tokens: 100,
  blocks: 2,
  ms: 1,
  degraded: [],
  completion: null,
};

/** One position in a file of a repository, with an outcome of each system. */
function measured(
  repository: string,
  file: string,
  outcomes: Readonly<Record<string, Partial<Outcome>>>,
): MeasuredPosition {
  return {
    position: {
      repository,
      root: `/${repository}`,
      file,
      line: 1,
      column: 0,
      name: 'settle',
      definition: { file: 'other.py', line: 1 },
      language: 'py',
      kind: 'name',
      inTest: false,
      maskedLine: 'settle()',
    },
    outcomes: new Map(
      Object.entries(outcomes).map(([system, change]) => [system, { ...OUTCOME, ...change }]),
    ),
    keywords: null,
  };
}

const many = Array.from({ length: 40 }, (_, index) =>
  measured(`r${String(index % 10)}`, `f${String(index)}.py`, {
    full: { definition: index % 4 === 0 ? 0 : 1, ms: index, unseenIdentifiers: index % 2 },
    naive: { definition: index % 2, identifiers: 0.25, degraded: ['search: cut'] },
  }),
);

describe('a summary', () => {
  it('has means, quantiles and counts', () => {
    expect(summarise('full', many)).toMatchObject({
      positions: 40,
      tokensP50: 100,
      p50Ms: 19,
      p95Ms: 37,
      degraded: 0,
      definition: { mean: 0.75 },
      unseenIdentifiers: { mean: 0.5 },
    });
    expect(summarise('naive', many)).toMatchObject({ degraded: 40, unseenIdentifiers: null });
    expect(summarise('unknown', many)).toBeNull();
  });

  it('draws repositories where there are eight, else files', () => {
    expect(clusterKind(many)).toBe('repository');
    expect(clusterKind(many.slice(0, 7))).toBe('file');
  });

  it('has no width where all clusters are alike, and some where they differ', () => {
    const alike = Array.from({ length: 20 }, (_, index) =>
      measured(`r${String(index % 10)}`, 'a.py', { full: { definition: index < 10 ? 1 : 0 } }),
    );
    expect(summarise('full', alike)?.definition).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
    const { low, high } = summarise('full', many)?.definition ?? { low: 0, high: 0 };
    expect(low).toBeLessThan(0.75);
    expect(high).toBeGreaterThan(0.75);
  });
});

describe('a comparison', () => {
  it('is of the same positions, the first above the second', () => {
    const { definition, identifiers } = compare('full', 'naive', many);
    expect(definition.mean).toBeCloseTo(0.25);
    expect(identifiers).toEqual({ mean: 0.25, low: 0.25, high: 0.25 });
    expect(compare('naive', 'full', many).definition.mean).toBeCloseTo(-0.25);
  });
});

describe('a report', () => {
  const report = makeReport(many, ['naive', 'full'], { subject: 'full', baseline: 'naive' });

  it('has a row for each system, and for each part of the subject and of the baseline', () => {
    expect(report.systems.map(({ system }) => system)).toEqual(['naive', 'full']);
    expect(report.differences.map(({ than }) => than)).toEqual(['naive']);
    expect(report.parts.map(({ part }) => part)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `r${String(index)}`),
      'py, call by name',
      'outside tests',
    ]);
    expect(report.parts[0]?.summaries.map(({ system }) => system)).toEqual(['full', 'naive']);
    expect(report.completions).toEqual([]);
  });

  it('is Markdown in which each table has one number of columns', () => {
    const text = reportText(report);
    expect(text).toContain('over repositories');
    expect(text).toMatch(/\| full \| 40 \| 75\.0 \([\d.]+ to [\d.]+\) \|/);
    expect(text).toMatch(/\| full − naive \| \+25\.0 \(/);
    for (const table of text.split('\n\n').slice(1)) {
      const widths = new Set(table.split('\n').map((row) => row.split('|').length));
      expect(widths.size).toBe(1);
    }
  });

  it('says what a model gave that was asked for keywords', () => {
    expect(report.keywords).toBeNull();
    const asked = many.map((one, place) => ({
      ...one,
      keywords: { ms: place, named: place < 10 ? 0 : 4 },
    }));
    const told = makeReport(asked, ['full'], { subject: 'full', baseline: 'naive' });
    expect(told.keywords).toMatchObject({ asked: 40, answered: 30, keywordsP50: 4, p50Ms: 19 });
    expect(reportText(told)).toContain('named keywords at 30 of 40 positions');
  });

  it('compares nothing where the subject was not measured', () => {
    expect(makeReport(many, ['naive'], { subject: 'full', baseline: 'naive' }).differences).toEqual(
      [],
    );
  });
});
