import { join } from 'node:path';
import { loadConfiguration } from '../../cli/configuration-file.js';
import { resolveHome } from '../../cli/home.js';
import { openModelEndpoint, readModelKey, type ModelEndpoint } from '../../connector/index.js';

export interface ConfiguredModel {
  readonly endpoint: ModelEndpoint;
  /** The most requests of one run. */
  readonly maxRequests: number;
  /** The longest that keywords of a position are waited for. */
  readonly keywordTimeoutMs: number;
}

/**
 * The model of the configuration in the home folder, which is found as the command finds it. Throws
 * MODEL_NOT_CONFIGURED and what a configuration or a key that cannot be read throws.
 */
export async function openConfiguredModel(
  home: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<ConfiguredModel> {
  const folder = resolveHome(home, environment);
  const { model: configuration, context } = loadConfiguration(folder, environment);
  const apiKey = await readModelKey({ file: join(folder, 'model-secrets.json'), environment });
  const endpoint = await openModelEndpoint({ configuration, apiKey, environment });
  const { maxRequests } = configuration;
  return { endpoint, maxRequests, keywordTimeoutMs: context.keywordTimeoutMs };
}
