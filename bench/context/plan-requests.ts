import type { Arguments } from './arguments.js';
import type { ConfiguredModel } from './configured-model.js';

export interface RequestPlan {
  /** The model and the requests that are left for lines to complete; null where none are. */
  readonly completing: Pick<ConfiguredModel, 'endpoint' | 'maxRequests'> | null;
  /** What goes to the model, a sentence each. */
  readonly sent: readonly string[];
}

/** Shares the run's requests out: keywords of every position first. Throws where they do not reach for these. */
export function planRequests(
  { positions, keywords, complete }: Pick<Arguments, 'positions' | 'keywords' | 'complete'>,
  repositories: number,
  { endpoint, maxRequests }: Pick<ConfiguredModel, 'endpoint' | 'maxRequests'>,
): RequestPlan {
  const forKeywords = keywords === 'chat' ? positions * repositories : 0;
  if (forKeywords > maxRequests) {
    throw new Error(
      `model.maxRequests is ${String(maxRequests)}; keywords of up to ${String(positions)} positions of each of ${String(repositories)} repositories take ${String(forKeywords)}`,
    );
  }
  const left = maxRequests - forKeywords;
  const say = (count: number, what: string): string =>
    `Up to ${String(count)} requests to ${endpoint.model} at ${endpoint.address}: ${what}.`;
  return {
    completing: complete ? { endpoint, maxRequests: left } : null,
    sent: [
      ...(forKeywords === 0
        ? []
        : [say(forKeywords, 'for keywords, with 60 lines before the cursor and 15 after it')]),
      ...(complete
        ? [say(left, 'to complete lines, with 60 lines before the cursor and the context')]
        : []),
    ],
  };
}
