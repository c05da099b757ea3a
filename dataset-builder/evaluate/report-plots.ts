/** The plots of an evaluation as SVG texts. */
import { barChart, type Bar } from '../plots/bar-chart.js';
import { linePlot } from '../plots/line-plot.js';
import type { View } from '../learn/example-question.js';
import type {
  EvaluationReport,
  GroupFigures,
  Grouping,
  Metric,
  SystemFigures,
} from './evaluation-report.js';
import { GROUPING_NAMES, percent } from './report-words.js';

/** The share within the first k, over k: a line a system. */
export function depthPlot(systems: readonly SystemFigures[]): string {
  const depths: readonly (readonly [number, Metric])[] = [
    [1, 'top-1'],
    [3, 'top-3'],
    [5, 'top-5'],
    [10, 'top-10'],
    [20, 'top-20'],
    [40, 'top-40'],
  ];
  return linePlot({
    title: 'Ground truth within the first suggestions',
    xLabel: 'suggestions',
    yLabel: 'questions, %',
    yRange: [0, 100],
    series: systems.map(({ system, all }) => ({
      name: system,
      points: depths.map(([x, metric]) => {
        const { mean, low, high } = all[metric];
        return { x, y: mean * 100, low: low * 100, high: high * 100 };
      }),
    })),
  });
}

/** The share within the first five of each group of a grouping, under one system; nothing where all are of one group. */
export function groupPlot({ system, groups }: SystemFigures, by: Grouping): string {
  const own = groups.filter((each) => each.by === by);
  if (own.length < 2) return '';
  return barChart({
    title: `${system}, top-5 by ${GROUPING_NAMES[by]}`,
    unit: 'questions, %',
    most: 100,
    bars: own.map(barOf),
  });
}

function barOf({ group, figures }: GroupFigures): Bar {
  const { mean, low, high } = figures['top-5'];
  return {
    label: `${group} (${figures.questions})`,
    value: mean * 100,
    low: low * 100,
    high: high * 100,
    text: percent(mean),
  };
}

/** Promised against seen, in both views; a calibrated probability follows the diagonal. */
export function reliabilityPlot(
  reliability: EvaluationReport['reliability'],
  nameOf: Readonly<Record<View, string>>,
): string {
  return linePlot({
    title: 'Are the probabilities true?',
    xLabel: 'probability that was promised',
    yLabel: 'share that was right',
    xRange: [0, 1],
    yRange: [0, 1],
    diagonal: true,
    series: reliability.map(({ view, bins }) => ({
      name: nameOf[view],
      points: bins.map(({ predicted, observed }) => ({ x: predicted, y: observed })),
    })),
  });
}
