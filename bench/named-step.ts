/** What being named already is worth, reckoned from statements that were asked. */
import type { Example } from '../domain/index.js';
import { logistic, logOdds, rankOf } from '../models/index.js';
import { ALREADY_NAMED_STEP } from '../predictor/index.js';

export interface AskedStatement {
  readonly cut: Example['cut'];
  /** Row of the wanted API, -1 where the candidates do not hold it. */
  readonly truth: number;
  /** By row: lines to the nearest place that names the API, Infinity for one far away; null where none does. */
  readonly named: readonly (number | null)[];
  /** By row, before any step. */
  readonly probabilities: Float64Array;
}

/** Up to so many lines, and above the one before. */
const DISTANCES = [5, 20, Infinity] as const;
const THRESHOLDS = [0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2] as const;
const SHOWN = 20;
/** Steps are sought between these. */
const WIDEST = 10;
const HALVINGS = 50;

/** By place of the cut and by distance: how often what is named is wanted, and the step that makes this come true. */
export function stepTable(asked: readonly AskedStatement[]): string {
  const rows = (['statement', 'value', 'new'] as const).flatMap((cut) => {
    const own = asked.filter((each) => each.cut === cut);
    const wanted = own.filter(({ truth, named }) => truth >= 0 && named[truth] !== null).length;
    return DISTANCES.map((to, at) => {
      const from = DISTANCES[at - 1] ?? -1;
      const seen = namedRows(own, (distance) => distance > from && distance <= to);
      const hits = seen.filter(({ isWanted }) => isWanted).length;
      return [
        cut,
        own.length,
        wanted,
        to === Infinity ? `over ${from}` : `${from + 1} to ${to}`,
        seen.length,
        hits,
        stepOf(seen),
      ];
    }).concat([[cut, own.length, wanted, 'any', ...overall(own)]]);
  });
  return table(
    ['cut', 'statements', 'of named APIs', 'lines away', 'named', 'of them wanted', 'step'],
    rows,
  );
}

/** What the step does to the ranks: of all, of those whose API is named already, and of those whose is not. */
export function rankTable(asked: readonly AskedStatement[]): string {
  const isNamed = ({ truth, named }: AskedStatement): boolean =>
    truth >= 0 && named[truth] !== null;
  const rows = [
    ['all', asked] as const,
    ['named already', asked.filter(isNamed)] as const,
    ['not named', asked.filter((each) => !isNamed(each))] as const,
  ].map(([which, own]) => {
    const bare = own.map(({ probabilities, truth }) => rankOf(probabilities, truth));
    const heeded = own.map((each) => rankOf(steppedIn(each), each.truth));
    const shares = [bare, heeded].flatMap((ranks) => [within(ranks, 1), within(ranks, 5)]);
    return [which, own.length, ...shares];
  });
  return table(['wanted', 'statements', 'top-1', 'top-5', 'with the step', 'top-5'], rows);
}

/** How many of the first twenty are at least as probable, with the step taken, and how many of the wanted ones. */
export function thresholdTable(asked: readonly AskedStatement[]): string {
  const shown = asked.map((each) => {
    const { truth } = each;
    const stepped = steppedIn(each);
    const isFound = rankOf(stepped, truth) <= SHOWN;
    return {
      wanted: isFound ? (stepped[truth] ?? 0) : null,
      first: [...stepped].sort((a, b) => b - a).slice(0, SHOWN),
    };
  });
  const found = shown.filter(({ wanted }) => wanted !== null).length;
  const rows = THRESHOLDS.map((threshold) => {
    const left = shown.reduce(
      (sum, { first }) => sum + first.filter((probability) => probability >= threshold).length,
      0,
    );
    const kept = shown.filter(({ wanted }) => wanted !== null && wanted >= threshold).length;
    return [threshold, (left / shown.length).toFixed(1), `${((100 * kept) / found).toFixed(1)} %`];
  });
  return table(['threshold', `of ${SHOWN} suggestions shown`, 'of the wanted ones shown'], rows);
}

function steppedIn({ cut, named, probabilities }: AskedStatement): Float64Array {
  const step = cut === 'new' ? -ALREADY_NAMED_STEP : ALREADY_NAMED_STEP;
  return probabilities.map((probability, row) =>
    named[row] === null ? probability : logistic(logOdds(probability) + step),
  );
}

/** The share of ranks up to `most`. */
function within(ranks: readonly number[], most: number): string {
  const hits = ranks.filter((rank) => rank <= most).length;
  return `${((100 * hits) / ranks.length).toFixed(1)} %`;
}

interface NamedRow {
  readonly probability: number;
  readonly isWanted: boolean;
}

function namedRows(
  asked: readonly AskedStatement[],
  isMeant: (distance: number) => boolean,
): readonly NamedRow[] {
  return asked.flatMap(({ named, probabilities, truth }) =>
    named.flatMap((distance, row) =>
      distance !== null && isMeant(distance)
        ? [{ probability: probabilities[row] ?? 0, isWanted: row === truth }]
        : [],
    ),
  );
}

function overall(asked: readonly AskedStatement[]): readonly [number, number, string] {
  const seen = namedRows(asked, () => true);
  return [seen.length, seen.filter(({ isWanted }) => isWanted).length, stepOf(seen)];
}

/** The step on the log-odds under which the probabilities add up to the hits: the likeliest one; by halving. */
function stepOf(rows: readonly NamedRow[]): string {
  const hits = rows.filter(({ isWanted }) => isWanted).length;
  let [low, high] = [-WIDEST, WIDEST];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const step = (low + high) / 2;
    const sum = rows.reduce((total, each) => total + logistic(logOdds(each.probability) + step), 0);
    if (sum > hits) high = step;
    else low = step;
  }
  return ((low + high) / 2).toFixed(2);
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
