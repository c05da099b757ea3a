/** Means over positions, with intervals over clusters of them. */
import { bootstrapInterval, pairedBootstrap, type Interval } from '../../../models/index.js';
import { quantile } from '../../quantiles.js';
import type { MeasuredPosition, Outcome } from './outcome.js';

export interface SystemSummary {
  readonly system: string;
  readonly positions: number;
  /** The share of positions whose definition is in the context. */
  readonly definition: Interval;
  readonly identifiers: Interval;
  /** Of the identifiers that the code before the cursor does not name; null where there are none. */
  readonly unseenIdentifiers: Interval | null;
  readonly tokensP50: number;
  readonly tokensMax: number;
  readonly blocksP50: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** How many answers were degraded, and how many held blocks of the position's own file. */
  readonly degraded: number;
  readonly withOwnFile: number;
}

export interface CompletionSummary {
  readonly system: string;
  readonly positions: number;
  readonly exactMatch: Interval;
  readonly editSimilarity: Interval;
  readonly identifierMatch: Interval;
  readonly identifierF1: Interval;
}

export interface SystemDifference {
  readonly better: string;
  readonly than: string;
  readonly definition: Interval;
  readonly identifiers: Interval;
}

/** With fewer repositories an interval over them says little, and files are drawn instead. */
const MIN_REPOSITORIES = 8;

/** What is drawn to make intervals. */
export function clusterKind(measured: readonly MeasuredPosition[]): 'repository' | 'file' {
  const repositories = new Set(measured.map(({ position }) => position.repository));
  return repositories.size < MIN_REPOSITORIES ? 'file' : 'repository';
}

/** Null where no position was asked. */
export function summarise(
  system: string,
  measured: readonly MeasuredPosition[],
): SystemSummary | null {
  const kept = outcomesOf(system, measured);
  const [outcomes, clusters] = [
    kept.map(({ outcome }) => outcome),
    kept.map(({ cluster }) => cluster),
  ];
  if (outcomes.length === 0) return null;
  const unseen = kept.flatMap(({ outcome: { unseenIdentifiers }, cluster }) =>
    unseenIdentifiers === null ? [] : [{ value: unseenIdentifiers, cluster }],
  );
  const times = outcomes.map(({ ms }) => ms);
  const tokens = outcomes.map((outcome) => outcome.tokens);
  return {
    system,
    positions: outcomes.length,
    definition: bootstrapInterval(
      outcomes.map(({ definition }) => definition),
      clusters,
    ),
    identifiers: bootstrapInterval(
      outcomes.map(({ identifiers }) => identifiers),
      clusters,
    ),
    unseenIdentifiers:
      unseen.length === 0
        ? null
        : bootstrapInterval(
            unseen.map(({ value }) => value),
            unseen.map(({ cluster }) => cluster),
          ),
    tokensP50: quantile(tokens, 0.5),
    tokensMax: quantile(tokens, 1),
    blocksP50: quantile(
      outcomes.map(({ blocks }) => blocks),
      0.5,
    ),
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    degraded: outcomes.filter(({ degraded }) => degraded.length > 0).length,
    withOwnFile: outcomes.filter(({ ownFileBlocks }) => ownFileBlocks > 0).length,
  };
}

/** Null where no line was completed. */
export function summariseCompletion(
  system: string,
  measured: readonly MeasuredPosition[],
): CompletionSummary | null {
  const kept = outcomesOf(system, measured).flatMap(({ outcome: { completion }, cluster }) =>
    completion === null ? [] : [{ completion, cluster }],
  );
  if (kept.length === 0) return null;
  const clusters = kept.map(({ cluster }) => cluster);
  const interval = (metric: keyof (typeof kept)[number]['completion']): Interval =>
    bootstrapInterval(
      kept.map(({ completion }) => completion[metric]),
      clusters,
    );
  return {
    system,
    positions: kept.length,
    exactMatch: interval('exactMatch'),
    editSimilarity: interval('editSimilarity'),
    identifierMatch: interval('identifierMatch'),
    identifierF1: interval('identifierF1'),
  };
}

/** What `better` has above `than`, position by position; above 0 it is better. */
export function compare(
  better: string,
  than: string,
  measured: readonly MeasuredPosition[],
): SystemDifference {
  const [a, b] = [outcomesOf(better, measured), outcomesOf(than, measured)];
  const clusters = a.map(({ cluster }) => cluster);
  const difference = (metric: 'definition' | 'identifiers'): Interval =>
    pairedBootstrap(
      a.map(({ outcome }) => outcome[metric]),
      b.map(({ outcome }) => outcome[metric]),
      clusters,
    ).difference;
  return {
    better,
    than,
    definition: difference('definition'),
    identifiers: difference('identifiers'),
  };
}

function outcomesOf(
  system: string,
  measured: readonly MeasuredPosition[],
): readonly { readonly outcome: Outcome; readonly cluster: string }[] {
  const kind = clusterKind(measured);
  return measured.flatMap(({ position: { repository, file }, outcomes }) => {
    const outcome = outcomes.get(system);
    const cluster = kind === 'repository' ? repository : `${repository}/${file}`;
    return outcome === undefined ? [] : [{ outcome, cluster }];
  });
}
