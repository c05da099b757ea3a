import type { Logger } from 'pino';
import { openLocalModels, type LocalModels, type ModelEvent } from '../../../models/onnx/index.js';
import type { ServiceOptions } from '../service-options.js';

/**
 * The neural models of the configuration, opened once for all instances, their predictors and their jobs; null where none
 * is configured. They warm in the background: until then, and where one is broken, answers say so and do without.
 */
export async function openServiceModels(
  { home, configuration: { suggest, models } }: Pick<ServiceOptions, 'home' | 'configuration'>,
  log: Logger,
): Promise<LocalModels | null> {
  const { reranker, embedder } = suggest;
  if (reranker === null && embedder === null) return null;
  return openLocalModels({
    home,
    reranker,
    embedder,
    settings: models,
    onEvent: (event) => {
      logEvent(log, event);
    },
  });
}

function logEvent(log: Logger, { kind, role, name: model, ...told }: ModelEvent): void {
  if (kind === 'ready') {
    log.info({ role, model, provider: told.provider, reason: told.reason }, 'model ready');
    return;
  }
  log.warn({ role, model, ...told }, `model ${kind}`);
}
