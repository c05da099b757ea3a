/** An evaluation as text of at most 100 columns. */
import {
  GROUPINGS,
  METRICS,
  type Ablation,
  type Comparison,
  type EvaluationReport,
  type Figures,
  type SystemFigures,
} from './evaluation-report.js';
import {
  ablationTitle,
  byWhat,
  figureText,
  intervalText,
  METRIC_NAMES,
  percent,
  questionsText,
  reportSentences,
  STAGE_NAMES,
  VIEW_NAMES,
} from './report-words.js';
import { textTable } from './text-table.js';

const COLUMNS = 100;
const HEAD = ['', ...METRICS.map((metric) => METRIC_NAMES[metric])] as const;

export function textReport(report: EvaluationReport): string {
  const views = [...new Set(report.systems.map(({ view }) => view))];
  const sections = [
    reportSentences(report).flatMap(wrapped),
    ...views.flatMap((view) => {
      const systems = report.systems.filter((each) => each.view === view);
      return [
        titled(
          `Which API, ${VIEW_NAMES[view]} (${questionsText(systems[0]?.all.questions ?? 0)})`,
          [HEAD, ...systems.flatMap(({ system, all }) => figureRows(system, all))],
        ),
        report.comparisons.filter((each) => each.view === view).map(comparisonLine),
        ...byWhat(report.ablations.filter((each) => each.view === view)).map(ablationLines),
        titled(`top-5 by group, ${VIEW_NAMES[view]}`, groupRows(systems)),
      ];
    }),
    titled(
      'Which member of a known class',
      report.members.flatMap(({ view, figures }) => figureRows(view, figures)),
      HEAD,
    ),
    ...report.candidates.map(({ view, unasked, stages }) =>
      titled(
        `Candidates, ${VIEW_NAMES[view]}${unasked === 0 ? '' : ` (${questionsText(unasked)} asked for no API)`}`,
        stages.map(({ stage, candidates, lost }) => [
          STAGE_NAMES[stage],
          candidates.toFixed(1),
          percent(lost),
        ]),
        ['', 'mean', 'ground truths lost, %'],
      ),
    ),
    titled(
      'Milliseconds by stage, several questions at a time',
      report.latency.map(({ stage, p50, p95 }) => [stage, p50.toFixed(1), p95.toFixed(1)]),
      ['', 'p50', 'p95'],
    ),
    ...report.reliability.map(({ view, bins, expectedCalibrationError }) =>
      titled(
        `Learned probabilities of the first five, ${VIEW_NAMES[view]}: ${percent(expectedCalibrationError)} points off`,
        bins.map(({ from, to, count, predicted, observed }) => [
          `${percent(from)} to ${percent(to)}`,
          String(count),
          percent(predicted),
          percent(observed),
        ]),
        ['probability, %', 'suggestions', 'promised', 'right'],
      ),
    ),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** Nothing without rows. */
function titled(
  title: string,
  rows: readonly (readonly string[])[],
  head?: readonly string[],
): readonly string[] {
  return rows.length === 0
    ? []
    : [title, ...textTable(head === undefined ? rows : [head, ...rows])];
}

/** The means, and beneath them their intervals. */
function figureRows(name: string, figures: Figures): readonly (readonly string[])[] {
  return [
    [name, ...METRICS.map((metric) => figureText(metric, figures[metric].mean))],
    ['', ...METRICS.map((metric) => intervalText(metric, figures[metric]))],
  ];
}

function comparisonLine({ system, than, ...compared }: Comparison): string {
  return differenceLine(system, than, compared);
}

function differenceLine(
  name: string,
  than: string,
  { difference, p }: Pick<Comparison, 'difference' | 'p'>,
): string {
  const points = `${percent(difference.mean)} points (${intervalText('top-5', difference)})`;
  return `top-5 of ${name} against ${than}: ${points}, p ${p.toFixed(3)}`;
}

function ablationLines(ablations: readonly Ablation[]): readonly string[] {
  const [first] = ablations;
  if (first === undefined) return [];
  const rows = ablations.flatMap(({ system, with: withIt, without }) => [
    ...figureRows(system, withIt),
    ...figureRows('without', without),
  ]);
  return [
    ...titled(ablationTitle(first), rows, HEAD),
    ...ablations.map(({ system, ...compared }) =>
      differenceLine(`${system} with it`, 'without', compared),
    ),
  ];
}

function groupRows(systems: readonly SystemFigures[]): readonly (readonly string[])[] {
  const [first] = systems;
  if (first === undefined) return [];
  const rows = GROUPINGS.flatMap((by) =>
    first.groups
      .filter((each) => each.by === by)
      .map(({ group, figures }) => [
        `${by} ${group}`,
        String(figures.questions),
        ...systems.map(({ groups }) => {
          const own = groups.find((each) => each.by === by && each.group === group);
          return own === undefined ? '' : percent(own.figures['top-5'].mean);
        }),
      ]),
  );
  return [['', 'questions', ...systems.map(({ system }) => system)], ...rows];
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > COLUMNS) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
