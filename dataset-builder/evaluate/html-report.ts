/** An evaluation as one HTML page that needs nothing else: no script, no font, light and dark as the reader prefers. */
import { escapeXml } from '../plots/svg-document.js';
import type { View } from '../learn/example-question.js';
import {
  GROUPINGS,
  METRICS,
  type Ablation,
  type EvaluationReport,
  type Figures,
  type SystemFigures,
} from './evaluation-report.js';
import { REPORT_STYLE } from './html-report-style.js';
import { htmlSectionedTable, htmlTable, type HtmlCell } from './html-table.js';
import { depthPlot, groupPlot, reliabilityPlot } from './report-plots.js';
import {
  ablationTitle,
  asSentence,
  byWhat,
  countText,
  figureText,
  GROUPING_NAMES,
  intervalText,
  METRIC_NAMES,
  percent,
  questionsText,
  reportSentences,
  STAGE_NAMES,
  VIEW_NAMES,
  wholePercent,
} from './report-words.js';

const METRIC_HEAD = METRICS.map((metric) => METRIC_NAMES[metric]);

export function htmlReport(report: EvaluationReport): string {
  const title = `Evaluation of ${report.instance}`;
  const views = [...new Set(report.systems.map(({ view }) => view))];
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(title)}</title><style>${REPORT_STYLE}</style></head><body>`,
    `<h1>${escapeXml(title)}</h1>`,
    ...reportSentences(report).map((sentence) => `<p>${escapeXml(sentence)}</p>`),
    ...views.flatMap((view) => viewSections(report, view)),
    ...memberSection(report),
    ...stageSections(report),
    ...reliabilitySection(report),
    '</body></html>',
    '',
  ].join('\n');
}

function viewSections(report: EvaluationReport, view: View): readonly string[] {
  const systems = report.systems.filter((each) => each.view === view);
  const best = systems.at(-1);
  const compared = report.comparisons.filter((each) => each.view === view);
  return [
    `<h2>Which API, ${VIEW_NAMES[view]}</h2>`,
    htmlTable(
      questionsText(systems[0]?.all.questions ?? 0),
      ['system', ...METRIC_HEAD],
      systems.map(({ system, all }) => [{ text: system }, ...figureCells(all)]),
    ),
    htmlTable(
      'Points by which the share within the first five differs; p: how likely that is where neither is better (paired bootstrap)',
      ['', 'difference', 'p'],
      compared.map(({ system, than, difference, p }) => [
        { text: `${system} against ${than}` },
        { text: percent(difference.mean), small: intervalText('top-5', difference) },
        { text: p.toFixed(3) },
      ]),
    ),
    ...byWhat(report.ablations.filter((each) => each.view === view)).map(ablationTable),
    plotsOf([
      depthPlot(systems),
      ...(best === undefined ? [] : GROUPINGS.map((by) => groupPlot(best, by))),
    ]),
    ...systems.map(groupTable),
  ];
}

function ablationTable(ablations: readonly Ablation[]): string {
  const [first] = ablations;
  if (first === undefined) return '';
  const rows = ablations.flatMap(({ system, with: withIt, without, difference, p }) => [
    [
      { text: system },
      ...figureCells(withIt),
      { text: percent(difference.mean), small: intervalText('top-5', difference) },
      { text: p.toFixed(3) },
    ],
    [{ text: `${system} without` }, ...figureCells(without), { text: '' }, { text: '' }],
  ]);
  return htmlTable(
    `${ablationTitle(first)}, the same questions; difference: points by which the share within the first five is higher with it`,
    ['system', ...METRIC_HEAD, 'difference', 'p'],
    rows,
  );
}

function groupTable({ system, groups }: SystemFigures): string {
  const sections = GROUPINGS.map((grouping) => ({
    name: GROUPING_NAMES[grouping],
    rows: groups
      .filter(({ by }) => by === grouping)
      .map(({ group, figures }) => {
        const questions = { text: countText(figures.questions) };
        return [{ text: group }, questions, ...figureCells(figures)];
      }),
  }));
  const head = ['group', 'questions', ...METRIC_HEAD];
  const table = htmlSectionedTable(`${system}, by group`, head, sections);
  return `<details><summary>${system} by group</summary>${table}</details>`;
}

function memberSection({ members }: EvaluationReport): readonly string[] {
  if (members.length === 0) return [];
  const rows = members.map(({ view, figures }) => [
    { text: VIEW_NAMES[view] },
    ...figureCells(figures),
  ]);
  const caption = questionsText(members[0]?.figures.questions ?? 0);
  return ['<h2>Which member of a known class</h2>', htmlTable(caption, ['', ...METRIC_HEAD], rows)];
}

function stageSections({ candidates, latency }: EvaluationReport): readonly string[] {
  return [
    '<h2>Candidates and time</h2>',
    ...candidates.map(({ view, unasked, stages }) =>
      htmlTable(
        `${asSentence(VIEW_NAMES[view])}${unasked === 0 ? '' : `; ${questionsText(unasked)} asked for no API`}`,
        ['APIs', 'mean', 'ground truths lost, %'],
        stages.map(({ stage, candidates: mean, lost }) => [
          { text: STAGE_NAMES[stage] },
          { text: mean.toFixed(1) },
          { text: percent(lost) },
        ]),
      ),
    ),
    htmlTable(
      'Milliseconds by stage. Several questions were asked at a time: a single one is faster.',
      ['stage', 'p50', 'p95'],
      latency.map(({ stage, p50, p95 }) => [
        { text: stage },
        { text: p50.toFixed(1) },
        { text: p95.toFixed(1) },
      ]),
    ),
  ];
}

function reliabilitySection({ reliability }: EvaluationReport): readonly string[] {
  if (reliability.length === 0) return [];
  return [
    '<h2>Probabilities of the learned ranker</h2>',
    '<p>Of the first five suggestions of each question, by a calibration that was learned on other questions.</p>',
    plotsOf([reliabilityPlot(reliability, VIEW_NAMES)]),
    ...reliability.map(({ view, bins, expectedCalibrationError }) =>
      htmlTable(
        `${asSentence(VIEW_NAMES[view])}: ${percent(expectedCalibrationError)} points off on average`,
        ['probability, %', 'suggestions', 'promised, %', 'right, %'],
        bins.map(({ from, to, count, predicted, observed }) => [
          { text: `${wholePercent(from)} to ${wholePercent(to)}` },
          { text: countText(count) },
          { text: percent(predicted) },
          { text: percent(observed) },
        ]),
      ),
    ),
  ];
}

function figureCells(figures: Figures): readonly HtmlCell[] {
  return METRICS.map((metric) => ({
    text: figureText(metric, figures[metric].mean),
    small: intervalText(metric, figures[metric]),
  }));
}

/** Each in a frame of its own, which scrolls where the page is too narrow to read it. */
function plotsOf(plots: readonly string[]): string {
  const framed = plots.filter((svg) => svg !== '').map((svg) => `<div class="plot">${svg}</div>`);
  return `<div class="plots">${framed.join('')}</div>`;
}
