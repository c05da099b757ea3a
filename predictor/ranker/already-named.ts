/**
 * "Already named in the visible code": a signal of the product, and no feature of the ranker. Examples have the wanted
 * name masked wherever it stands, so a ranker that saw this could tell the answer by elimination. It is therefore one
 * step behind the ranker, which nothing that trains or evaluates goes through.
 */
import type { Evidence } from '../../domain/index.js';
import { logistic, logOdds } from '../../models/index.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import type { QueryContext } from '../question/query-context.js';
import type { ScoredCandidates } from './score-candidates.js';

/**
 * What being named is worth: on the log-odds of a probability, or, of scores that are none, in standard deviations of the
 * scores of the question. Measured with `node dist/bench/already-named.js` on statements of the sample scopes that need
 * an API (real code before the cursor, none behind it), as the step that makes the probabilities of what is named come
 * true: 1.1 where the statement begins and 0.8 where a value does, more within five lines of the name; but -1.1 after
 * `new `, for what has been created once is used by its variable from then on.
 */
export const ALREADY_NAMED_STEP = 1;

/** The APIs that the visible code names, by number, with the nearest line that does; null where it lies far away. */
export function namedApis(
  { usedApis, cursor, question }: QueryContext,
  index: MirrorIndex,
): ReadonlyMap<number, number | null> {
  const cursorLine = question.codeBefore.split('\n').length;
  return new Map(
    usedApis.map((api) => {
      const name = index.api(api)?.stored.surface.name;
      const nearest = cursor.identifiers.find(
        (each) => each.role === 'class' && each.name === name,
      );
      if (nearest === undefined) return [api, null];
      const { distanceLines, side } = nearest;
      return [api, side === 'before' ? cursorLine - distanceLines : cursorLine + distanceLines];
    }),
  );
}

/** The candidates with the step taken by those that are named; `isNamed` is asked by row. */
export function heedNamed(
  scored: ScoredCandidates,
  isNamed: (row: number) => boolean,
  afterNew: boolean,
): ScoredCandidates {
  const { scale, shown } = scored;
  const step = afterNew ? -ALREADY_NAMED_STEP : ALREADY_NAMED_STEP;
  const width = standardDeviation(shown);
  const stepped = (value: number): number =>
    scale === 'probability' ? logistic(logOdds(value) + step) : value + step * width;
  return { ...scored, shown: shown.map((value, row) => (isNamed(row) ? stepped(value) : value)) };
}

/** What an author is told of it. */
export function namedEvidence(line: number | null, afterNew: boolean): Evidence {
  const place = line === null ? '' : `, line ${line}`;
  const meaning = afterNew ? ': less likely to be created again' : '';
  return {
    source: 'named',
    text: `Named already in this script${place}${meaning}`,
    script: null,
    line,
  };
}

function standardDeviation(values: Float64Array): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / values.length);
}
