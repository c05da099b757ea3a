/** What `doctor` looks at where context from source trees is configured: its folders, and the model that names keywords. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openModelEndpoint, readModelKey } from '../connector/index.js';
import { DeepCodeSeekError } from '../domain/index.js';
import type { CommandContext } from './command-context.js';
import type { CheckResult } from './doctor-checks.js';

type CheckContext = Pick<CommandContext, 'home' | 'configuration' | 'environment'>;

const STAYS_STATIC = 'until then keywords come from the code itself';

/** Each folder that the service may search is there. */
export function checkContextRoots({ configuration }: CheckContext): Promise<CheckResult[]> {
  const results = configuration.context.roots.map((root): CheckResult => {
    const name = `Context root ${root}`;
    const folder = statSync(root, { throwIfNoEntry: false })?.isDirectory();
    if (folder === true) return { name, state: 'ok', detail: 'a folder', remedy: null };
    const detail = folder === undefined ? 'it is not there' : 'it is not a folder';
    const remedy = 'Create the folder, or take it out of `context.roots`.';
    return { name, state: 'failed', detail, remedy };
  });
  return Promise.resolve(results);
}

/** Where a model is to name keywords: it answers a short question, which holds no code, within their time. */
export async function checkKeywordModel(context: CheckContext): Promise<CheckResult[]> {
  const { keywords, keywordTimeoutMs } = context.configuration.context;
  if (keywords === 'static') return [];
  const name = 'Keywords from a model';
  try {
    const detail = await askShortly(context, keywordTimeoutMs);
    return [{ name, state: 'ok', detail, remedy: null }];
  } catch (error) {
    if (!(error instanceof DeepCodeSeekError)) throw error;
    const remedy =
      error.code === 'MODEL_TIMEOUT'
        ? 'Raise `context.keywordTimeoutMs`, or name a faster model as `model.name`.'
        : error.remedy;
    return [{ name, state: 'failed', detail: `${error.message} (${STAYS_STATIC})`, remedy }];
  }
}

async function askShortly(
  { home, configuration, environment }: CheckContext,
  timeoutMs: number,
): Promise<string> {
  const endpoint = await openModelEndpoint({
    configuration: { ...configuration.model, timeoutSeconds: timeoutMs / 1000 },
    apiKey: await readModelKey({ file: join(home, 'model-secrets.json'), environment }),
    environment,
    retryPolicy: { maxAttempts: 1 },
  });
  const { model, address } = endpoint;
  const started = performance.now();
  try {
    await endpoint.complete({
      model,
      messages: [{ role: 'user', content: 'Say "ready".' }],
      temperature: 0,
      seed: 1,
      max_tokens: 8,
    });
    return `${model} at ${address} answered in ${(performance.now() - started).toFixed(0)} ms`;
  } finally {
    endpoint.close();
  }
}
