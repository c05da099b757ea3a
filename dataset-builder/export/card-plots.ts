import { CALLER_BUCKETS, type Counts, type DatasetReport } from '../build/dataset-report.js';
import { barChart } from '../plots/bar-chart.js';
import { histogram } from '../plots/histogram.js';

export interface CardPlot {
  /** Of the file, beside the card. */
  readonly path: string;
  readonly title: string;
  readonly svg: string;
}

const MOST_BARS = 20;

/** The plots of a dataset card. */
export function cardPlots(report: DatasetReport): readonly CardPlot[] {
  const { intentScore } = report;
  const width = 1 / intentScore.bins.length;
  return [
    bars('split', 'Examples by split', report.split, ['train', 'validation', 'test']),
    bars('scope', 'Examples by scope', report.scope),
    bars('table', 'Examples by table', report.table),
    bars(
      'callers',
      'Examples by how many other scripts call the API',
      report.callers,
      CALLER_BUCKETS,
    ),
    {
      path: 'plots/intent.svg',
      title: 'Intent scores',
      svg: histogram({
        title: 'Intent scores',
        xLabel: 'share of the API’s own vocabulary in sight',
        yLabel: 'examples',
        bins: intentScore.bins.map((count, index) => ({
          from: index * width,
          to: (index + 1) * width,
          count,
        })),
        marker: { value: intentScore.threshold, label: `clear from ${intentScore.threshold}` },
      }),
    },
  ];
}

/** In the order that the names have of their own; without one the most frequent first. */
function bars(name: string, title: string, counts: Counts, order?: readonly string[]): CardPlot {
  const sorted =
    order?.map((each) => [each, counts[each] ?? 0] as const) ?? mostFrequent(counts, MOST_BARS);
  const shown = sorted.map(([label, value]) => ({ label, value }));
  return {
    path: `plots/${name}.svg`,
    title,
    svg: barChart({ title, bars: shown, unit: 'examples' }),
  };
}

/** The most frequent names first, what is left over as one. */
export function mostFrequent(counts: Counts, most: number): readonly (readonly [string, number])[] {
  const sorted = Object.entries(counts).sort(
    ([a, one], [b, other]) => other - one || (a < b ? -1 : 1),
  );
  if (sorted.length <= most) return sorted;
  const rest = sorted.slice(most - 1).reduce((sum, [, count]) => sum + count, 0);
  return [...sorted.slice(0, most - 1), [`${sorted.length - most + 1} others`, rest]];
}
