import { join } from 'node:path';
import { openConfiguredModel, type Environment, type RetryEvent } from '../../connector/index.js';
import type { ExpansionMode, ModelConfiguration } from '../../domain/index.js';
import type { Expanding, ExpansionPlan } from './expanding.js';

export interface OpenExpandingOptions {
  /** The folder that may hold the model's key. */
  readonly home: string;
  readonly model: ModelConfiguration;
  readonly environment: Environment;
  /** The folder of the instance, which keeps the answers. */
  readonly instanceFolder: string;
  readonly onPlan?: (plan: ExpansionPlan) => void;
  readonly onRetry?: (event: RetryEvent) => void;
}

/**
 * Runs `work` with what widens its queries; undefined where that is off, so that nothing can be sent anywhere. Throws
 * MODEL_NOT_CONFIGURED, MODEL_URL_INVALID and errors of the key's file.
 */
export async function withExpanding<Result>(
  mode: ExpansionMode | 'off',
  options: OpenExpandingOptions,
  work: (expanding: Expanding | undefined) => Promise<Result>,
): Promise<Result> {
  if (mode === 'off') return work(undefined);
  if (mode === 'prefix') return work({ mode });
  const { home, model, environment, instanceFolder, onPlan, onRetry } = options;
  const configuration = { model };
  const endpoint = await openConfiguredModel({ home, configuration, environment, onRetry });
  try {
    return await work({
      mode,
      endpoint,
      answersFolder: join(instanceFolder, 'model-answers'),
      maxRequests: model.maxRequests,
      concurrency: model.concurrency,
      ...(onPlan === undefined ? {} : { onPlan }),
    });
  } finally {
    endpoint.close();
  }
}
