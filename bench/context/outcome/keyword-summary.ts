import { quantile } from '../../quantiles.js';
import type { MeasuredPosition } from './outcome.js';

/** What a model gave that was asked for keywords. */
export interface KeywordSummary {
  /** Positions it was asked at, and those at which it named something. */
  readonly asked: number;
  readonly answered: number;
  readonly keywordsP50: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** Null where no model was asked. */
export function summariseKeywords(positions: readonly MeasuredPosition[]): KeywordSummary | null {
  const asked = positions.flatMap(({ keywords }) => keywords ?? []);
  if (asked.length === 0) return null;
  const times = asked.map(({ ms }) => ms);
  const counts = asked.map(({ named }) => named);
  return {
    asked: asked.length,
    answered: counts.filter((count) => count > 0).length,
    keywordsP50: quantile(counts, 0.5),
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
  };
}

export function keywordsText(summary: KeywordSummary): string {
  const { asked, answered, keywordsP50, p50Ms, p95Ms } = summary;
  return `A model named keywords at ${String(answered)} of ${String(asked)} positions, ${String(keywordsP50)} at p50, in ${p50Ms.toFixed(0)} ms (p95 ${p95Ms.toFixed(0)} ms), which no latency below holds. At the others the code alone said what to search for; their answers count as degraded.`;
}
