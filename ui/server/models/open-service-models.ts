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

/** The reason of a failure holds its remedy, and never anything of a script. */
function logEvent(log: Logger, event: ModelEvent): void {
  const { kind, model } = event;
  switch (kind) {
    case 'ready':
      log.info({ model, provider: event.provider }, 'model ready');
      return;
    case 'failed':
      log.warn({ model, code: event.code, reason: event.reason }, 'model failed');
      return;
    case 'lost':
    case 'replaced':
      log.warn({ model, reason: event.reason }, `model ${kind}`);
  }
}
