/** Whether a neural model reranks: which one the service has, and what the author wants. */
import type { z } from 'zod';
import type { modelsSchema } from '../../server/schemas/model.js';
import { observable, type Observable } from '../observable.js';

export interface RerankChoice {
  /** The configured model's name; null where there is none, and nothing to choose then. */
  readonly model: Observable<string | null>;
  readonly on: Observable<boolean>;
}

const KEY = 'rerank';
const OFF = 'off';

/** On unless it was turned off on this page before. */
export function createRerankChoice(): RerankChoice {
  const on = observable(localStorage.getItem(KEY) !== OFF);
  on.watch((now) => {
    if (now) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  });
  return { model: observable<string | null>(null), on };
}

/** What a question says of it: nothing where there is nothing to choose. */
export function rerankOption({ model, on }: RerankChoice): { readonly rerank?: boolean } {
  return model.get() === null ? {} : { rerank: on.get() };
}

/** The reranker among the service's models. */
export function rerankerOf({
  items,
}: z.output<typeof modelsSchema>): z.output<typeof modelsSchema>['items'][number] | null {
  return items.find(({ role }) => role === 'reranker') ?? null;
}
