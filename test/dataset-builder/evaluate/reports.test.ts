import { describe, expect, it } from 'vitest';
import { ablationFigures } from '../../../dataset-builder/evaluate/ablation-figures.js';
import { systemFigures, comparisons } from '../../../dataset-builder/evaluate/system-figures.js';
import { htmlReport, textReport, type EvaluationReport } from '../../../dataset-builder/index.js';
import { toyOutcome } from './toy-questions.js';

const outcomes = [
  toyOutcome(
    { bm25: 9, learned: 1 },
    { id: 'one', script: 'one', table: 'sysevent_script_action' },
  ),
  toyOutcome({ bm25: 2, learned: 7 }, { id: 'two', script: 'two', callers: 12, intent: 'unclear' }),
  toyOutcome({ bm25: Infinity, learned: 2 }, { id: 'three', script: 'three', callers: 2 }),
];
const systems = systemFigures(outcomes, ['bm25', 'learned'], ['both']);
const [first] = systems;
/** The same questions, in another order. */
const poorer = [
  toyOutcome({ bm25: Infinity, learned: 2 }, { id: 'three', script: 'three' }),
  toyOutcome({ bm25: 9, learned: 6 }, { id: 'one', script: 'one' }),
  toyOutcome({ bm25: 2, learned: 7 }, { id: 'two', script: 'two' }),
];
const report: EvaluationReport = {
  instance: 'a<b',
  generation: 7,
  examples: { given: 4_000, asked: 3 },
  uncalled: true,
  generated: { apis: 1_234, counted: true },
  expansion: { mode: 'description', model: 'coder', questions: 3, expanded: 2 },
  holdOut: { by: 'scope', parts: 8 },
  reranking: {
    model: 'words-1',
    candidates: 40,
    scored: 38.5,
    short: 1,
    weights: [0.5, null],
  },
  systems,
  comparisons: comparisons(outcomes, ['bm25', 'learned'], ['both']),
  ablations: ablationFigures(
    { what: 'generated documentation', with: outcomes, without: poorer },
    ['bm25', 'learned'],
    ['both'],
  ),
  candidates: [
    {
      view: 'both',
      unasked: 1,
      stages: [{ stage: 'kept', candidates: 101.25, lost: 0.003 }],
    },
  ],
  latency: [{ stage: 'grep', p50: 3.25, p95: 12 }],
  reliability: [
    {
      view: 'both',
      bins: [{ from: 0.1, to: 0.2, count: 40, predicted: 0.15, observed: 0.175 }],
      expectedCalibrationError: 0.025,
    },
  ],
  members: first === undefined ? [] : [{ view: 'both', figures: first.all }],
};

describe('the text of an evaluation', () => {
  const text = textReport(report);
  const lines = text.split('\n');

  it('fits 100 columns', () => {
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it.each([
    '3 of 4,000 examples of "a<b" at generation 7, chosen by chance.',
    'Which API, code on both sides in view (3 questions)',
    'learned: 8 scopes, each ranked by trees trained on the others',
    'top-5 of learned against bm25: 33.3 points',
    'What a model wrote to document 1,234 APIs counts.',
    'Queries widened by a description, written by coder: 2 of 3 questions',
    'neural, blended: the first 40 of learned reordered by words-1 (38.5 scored a question, not all',
    'With generated documentation and without, code on both sides in view',
    'top-5 of learned with it against without: 33.3 points',
    'top-5 of bm25 with it against without: 0.0 points',
    'Which member of a known class',
    '1 question asked for no API',
  ])('says %s', (part) => {
    expect(text).toContain(part);
  });

  it('shows shares in percent, one row a system and one a group', () => {
    expect(lines.find((line) => line.startsWith('learned  '))).toMatch(/33\.3 +66\.7 +66\.7/);
    expect(lines.find((line) => line.startsWith('callers 10+'))).toMatch(/ 1 +100\.0 +0\.0$/);
    expect(lines.find((line) => line.startsWith('left by the prefilter'))).toMatch(
      /101\.\d +0\.3$/,
    );
    expect(lines.find((line) => line.startsWith('10.0 to 20.0'))).toMatch(/40 +15\.0 +17\.5$/);
  });

  it('passes over what was not measured', () => {
    const short = textReport({
      ...report,
      holdOut: null,
      reranking: null,
      members: [],
      reliability: [],
      comparisons: [],
      ablations: [],
      generated: null,
      expansion: null,
    });
    expect(short).not.toContain('without');
    expect(short).not.toContain('widened');
    expect(short).not.toContain('member');
    expect(short).not.toContain('probabilities');
  });
});

describe('the page of an evaluation', () => {
  const html = htmlReport(report);

  it('needs nothing else and runs nothing', () => {
    expect(html).not.toMatch(/<script|<link|<img|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    expect(html).toContain('prefers-color-scheme:dark');
  });

  it('escapes names and holds every table and plot', () => {
    expect(html).toContain('Evaluation of a&lt;b');
    expect(html).not.toContain('a<b');
    expect(html.match(/<svg /g)?.length).toBeGreaterThanOrEqual(4);
    for (const caption of [
      'learned by group',
      'Candidates and time',
      'NDCG@10',
      'Which member',
      'With generated documentation and without',
    ]) {
      expect(html).toContain(caption);
    }
  });

  it('tells of questions that asked for no API only where there are some', () => {
    expect(html).toContain('Code on both sides in view; 1 question asked for no API');
    const candidates = report.candidates.map((each) => ({ ...each, unasked: 0 }));
    expect(htmlReport({ ...report, candidates })).not.toContain('asked for no API');
  });

  it('names each grouping once, above its groups', () => {
    const table = /<details>.*?<\/details>/s.exec(html)?.[0] ?? '';
    expect(table.match(/other scripts that call the API/g)).toHaveLength(1);
    expect(table).toMatch(/rowgroup" colspan="10">other scripts[^]*?row">10\+<\/th><td>1<\/td>/);
  });

  it('gives every bar chart of shares the same axis', () => {
    const charts =
      html.match(/<svg [^]*?<\/svg>/g)?.filter((svg) => svg.includes('top-5 by')) ?? [];
    expect(charts.length).toBeGreaterThan(1);
    for (const chart of charts) expect(chart).toContain('>100</text>');
  });
});
