import type { Logger } from 'pino';
import {
  openLocalModels,
  type LocalModelEvent,
  type LocalModels,
} from '../../../models/onnx/index.js';
import type { ServiceOptions } from '../service-options.js';

/**
 * The neural models of the configuration, opened once for all instances, their predictors and their jobs; null where none
 * is configured. They warm in the background: until then, and where one is broken, answers say so and do without.
 */
export function openServiceModels(
  { home, configuration: { suggest, models } }: Pick<ServiceOptions, 'home' | 'configuration'>,
  log: Logger,
): LocalModels | null {
  const { reranker, embedder } = suggest;
  if (reranker === null && embedder === null) return null;
  return openLocalModels({
    home,
    reranker,
    embedder,
    settings: models,
    log: (event) => {
      logEvent(log, event);
    },
  });
}

function logEvent(log: Logger, { kind, role, name: model, code, remedy }: LocalModelEvent): void {
  if (kind === 'failed') log.warn({ role, model, code, remedy }, 'model failed');
  else log.info({ role, model }, `model ${kind}`);
}
