/** An evaluation as one HTML page that needs nothing else: no script, no font, light and dark as the reader prefers. */
import { escapeXml } from '../plots/svg-document.js';
import type { View } from '../learn/example-question.js';
import {
  GROUPINGS,
  METRICS,
  type EvaluationReport,
  type Figures,
  type SystemFigures,
} from './evaluation-report.js';
import { htmlTable, type HtmlCell } from './html-table.js';
import { depthPlot, groupPlot, reliabilityPlot } from './report-plots.js';
import {
  figureText,
  GROUPING_NAMES,
  intervalText,
  METRIC_NAMES,
  percent,
  questionsText,
  reportSentences,
  STAGE_NAMES,
  VIEW_NAMES,
} from './report-words.js';

const METRIC_HEAD = METRICS.map((metric) => METRIC_NAMES[metric]);

export function htmlReport(report: EvaluationReport): string {
  const title = `Evaluation of ${report.instance}`;
  const views = [...new Set(report.systems.map(({ view }) => view))];
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(title)}</title><style>${STYLE}</style></head><body>`,
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
      systems.map(({ system, all }) => figureCells(system, all)),
    ),
    htmlTable(
      'Points by which the share within the first five differs (paired bootstrap)',
      ['', 'difference', 'p'],
      compared.map(({ system, than, difference, p }) => [
        { text: `${system} against ${than}` },
        { text: percent(difference.mean), small: intervalText('top-5', difference) },
        { text: p.toFixed(3) },
      ]),
    ),
    `<div class="plots">${depthPlot(systems)}${best === undefined ? '' : GROUPINGS.map((by) => groupPlot(best, by)).join('')}</div>`,
    ...systems.map(groupTable),
  ];
}

function groupTable({ system, groups }: SystemFigures): string {
  const rows = groups.map(({ by, group, figures }) => {
    const [name, ...cells] = figureCells(`${GROUPING_NAMES[by]}: ${group}`, figures);
    return [...(name === undefined ? [] : [name]), { text: String(figures.questions) }, ...cells];
  });
  const table = htmlTable(system, ['group', 'questions', ...METRIC_HEAD], rows);
  return `<details><summary>${system} by group</summary>${table}</details>`;
}

function memberSection({ members }: EvaluationReport): readonly string[] {
  if (members.length === 0) return [];
  const rows = members.map(({ view, figures }) => figureCells(VIEW_NAMES[view], figures));
  const caption = questionsText(members[0]?.figures.questions ?? 0);
  return ['<h2>Which member of a known class</h2>', htmlTable(caption, ['', ...METRIC_HEAD], rows)];
}

function stageSections({ candidates, latency }: EvaluationReport): readonly string[] {
  return [
    '<h2>Candidates and time</h2>',
    ...candidates.map(({ view, unasked, stages }) =>
      htmlTable(
        `${VIEW_NAMES[view]}; ${questionsText(unasked)} asked for no API`,
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
    `<div class="plots">${reliabilityPlot(reliability, VIEW_NAMES)}</div>`,
    ...reliability.map(({ view, bins, expectedCalibrationError }) =>
      htmlTable(
        `${VIEW_NAMES[view]}: ${percent(expectedCalibrationError)} points off on average`,
        ['probability, %', 'suggestions', 'promised, %', 'right, %'],
        bins.map(({ from, to, count, predicted, observed }) => [
          { text: `${percent(from)} to ${percent(to)}` },
          { text: String(count) },
          { text: percent(predicted) },
          { text: percent(observed) },
        ]),
      ),
    ),
  ];
}

function figureCells(name: string, figures: Figures): readonly HtmlCell[] {
  return [
    { text: name },
    ...METRICS.map((metric) => ({
      text: figureText(metric, figures[metric].mean),
      small: intervalText(metric, figures[metric]),
    })),
  ];
}

const STYLE = [
  ':root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--soft:#57606a;--grid:#d8dee4}',
  '@media (prefers-color-scheme:dark){:root{--paper:#16191d;--ink:#e6e8eb;--soft:#a3acb5;--grid:#363c43}}',
  'body{margin:2rem auto;max-width:70rem;padding:0 1rem;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}',
  'h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem;border-bottom:1px solid var(--grid)}',
  '.wide{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0;font-variant-numeric:tabular-nums}',
  'caption{text-align:left;color:var(--soft);padding-bottom:.3rem}',
  'th,td{padding:.25rem .7rem;text-align:right;border-bottom:1px solid var(--grid);white-space:nowrap}',
  'th:first-child{text-align:left;font-weight:600}thead th{color:var(--soft);font-weight:600}',
  'small{display:block;color:var(--soft)}details{margin:.6rem 0}summary{cursor:pointer}',
  '.plots{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,30rem),1fr));gap:1rem;align-items:start}.plots svg{width:100%;height:auto}',
].join('\n');
