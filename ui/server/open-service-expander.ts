import { openConfiguredModel } from '../../connector/index.js';
import { openExpander, type Expander } from '../../predictor/index.js';
import type { ServiceOptions } from './service-options.js';

/**
 * What widens the queries of all instances, as configured; null where it is off, and nothing can be sent anywhere then. An
 * author waits for no second attempt. Throws MODEL_NOT_CONFIGURED, MODEL_URL_INVALID and errors of the key's file.
 */
export function openServiceExpander({
  home,
  configuration,
  environment = process.env,
}: Pick<ServiceOptions, 'home' | 'configuration' | 'environment'>): Promise<Expander | null> {
  const { suggest, model } = configuration;
  return openExpander({
    mode: suggest.expansion,
    timeoutMs: suggest.expansionTimeoutMs,
    concurrency: model.concurrency,
    openModel: () =>
      openConfiguredModel({ home, configuration, environment, retryPolicy: { maxAttempts: 1 } }),
  });
}
