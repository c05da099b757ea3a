/** Choosing the best of many APIs: the bound by numbers alone, then an order among the few that are left. */
import type { MirrorIndex } from './mirror-index/mirror-index.js';

/** Scores by number of the API. */
export type ApiScores = Float32Array | Float64Array;

/** The `count` APIs of the highest scores, best first; equal scores by name, so that nothing depends on numbering. */
export function bestApis(
  apis: readonly number[],
  scores: ApiScores,
  count: number,
  index: MirrorIndex,
): readonly number[] {
  return [...chooseApis(apis, scores, count, index)].sort(byScore(scores, index));
}

/** The same choice in no order. */
export function chooseApis(
  apis: readonly number[],
  scores: ApiScores,
  count: number,
  index: MirrorIndex,
): readonly number[] {
  if (apis.length <= count) return apis;
  if (count <= 0) return [];
  const values = new Float64Array(apis.length);
  apis.forEach((api, at) => {
    values[at] = scores[api] ?? 0;
  });
  const least = nthGreatest(values, count);
  const above: number[] = [];
  const level: number[] = [];
  for (const api of apis) {
    const score = scores[api] ?? 0;
    if (score > least) above.push(api);
    else if (score === least) level.push(api);
  }
  if (above.length + level.length > count) level.sort(byScore(scores, index));
  return [...above, ...level.slice(0, count - above.length)];
}

/** By UTF-16 units: the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function byScore(scores: ApiScores, index: MirrorIndex): (a: number, b: number) => number {
  const name = (api: number): string => index.api(api)?.stored.surface.api ?? '';
  return (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || compareText(name(a), name(b));
}

/** The value at place `n` (from 1) of the descending order, by quickselect (Hoare, 1961). Reorders `values`. */
export function nthGreatest(values: Float64Array, n: number): number {
  const target = n - 1;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >>> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] ?? 0) > pivot) left += 1;
      while ((values[right] ?? 0) < pivot) right -= 1;
      if (left <= right) {
        const swapped = values[left] ?? 0;
        values[left] = values[right] ?? 0;
        values[right] = swapped;
        left += 1;
        right -= 1;
      }
    }
    if (target <= right) high = right;
    else if (target >= left) low = left;
    else break;
  }
  return values[target] ?? 0;
}
