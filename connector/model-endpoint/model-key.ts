import { readSecrets } from '../secrets.js';

/**
 * The variable with the key of the model. Secrets of instances have other endings (`…_API_KEY`), so that no instance's
 * name makes the two the same.
 */
export const MODEL_KEY_VARIABLE = 'DEEPCODESEEK_MODEL_KEY';

/**
 * The key of the model, from the environment or from `apiKey` in a file that only its owner may read; null for a service
 * that asks for none. Throws SECRET_FILE_EXPOSED or SECRET_FILE_UNREADABLE.
 */
export async function readModelKey(options: {
  readonly file: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): Promise<string | null> {
  const given = options.environment[MODEL_KEY_VARIABLE];
  if (given !== undefined && given !== '') return given;
  const { apiKey } = await readSecrets({ instance: 'model', file: options.file, environment: {} });
  return apiKey ?? null;
}
