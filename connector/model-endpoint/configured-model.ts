import { join } from 'node:path';
import type { Configuration } from '../../domain/index.js';
import type { Environment } from '../table-api/proxy.js';
import {
  openModelEndpoint,
  type ModelEndpoint,
  type ModelEndpointOptions,
} from './model-endpoint.js';
import { readModelKey } from './model-key.js';

export interface ConfiguredModelOptions extends Pick<
  ModelEndpointOptions,
  'onRetry' | 'retryPolicy'
> {
  /** The folder that may hold `model-secrets.json`. */
  readonly home: string;
  readonly configuration: Pick<Configuration, 'model'>;
  /** Where the key and the proxies are looked up. */
  readonly environment: Environment;
}

/** The model of the configuration, with its key. Throws what `readModelKey` and `openModelEndpoint` throw; sends nothing yet. */
export async function openConfiguredModel({
  home,
  configuration,
  environment,
  ...options
}: ConfiguredModelOptions): Promise<ModelEndpoint> {
  const apiKey = await readModelKey({ file: join(home, 'model-secrets.json'), environment });
  return openModelEndpoint({ configuration: configuration.model, apiKey, environment, ...options });
}
