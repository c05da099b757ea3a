/** What each stage leaves, what it loses, and how long it takes. */
import type { View } from '../learn/example-question.js';
import { STAGES, type StageCounts, type StageLatency } from './evaluation-report.js';
import type { QuestionOutcome } from './question-outcome.js';

export function stageCounts(
  outcomes: readonly QuestionOutcome[],
  views: readonly View[],
): readonly StageCounts[] {
  return views.map((view) => {
    const own = outcomes.filter((outcome) => outcome.view === view);
    const gathered = own.flatMap((outcome) => outcome.gathered ?? []);
    const count = Math.max(1, gathered.length);
    return {
      view,
      unasked: own.length - gathered.length,
      stages: STAGES.map((stage) => ({
        stage,
        candidates: gathered.reduce((sum, { candidates }) => sum + candidates[stage], 0) / count,
        lost: gathered.filter(({ lostAt }) => lostAt === stage).length / count,
      })),
    };
  });
}

/** Of each stage that any question went through, in the order in which they are run. */
export function stageLatencies(outcomes: readonly QuestionOutcome[]): readonly StageLatency[] {
  const times = new Map<string, number[]>();
  for (const { gathered } of outcomes) {
    for (const [stage, milliseconds] of Object.entries(gathered?.timings ?? {})) {
      const others = times.get(stage) ?? [];
      others.push(milliseconds);
      times.set(stage, others);
    }
  }
  return [...times].map(([stage, all]) => {
    const sorted = all.sort((a, b) => a - b);
    return { stage, p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
  });
}

/** By the nearest-rank method, of ascending values. */
function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? 0;
}
