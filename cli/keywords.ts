/** Who names what `context` searches for; it says what is sent where before anything is. */
import { openConfiguredModel } from '../connector/index.js';
import type { ContextConfiguration } from '../domain/index.js';
import type { KeywordWriter } from '../predictor/context/index.js';
import type { CommandContext } from './command-context.js';

type KeywordContext = Pick<CommandContext, 'home' | 'configuration' | 'environment' | 'output'>;

/**
 * Runs `work` with the model that names keywords, by `given` or else as configured; with null where the code itself does.
 * Throws MODEL_NOT_CONFIGURED, MODEL_URL_INVALID and errors of the key's file.
 */
export async function withCommandKeywords(
  given: ContextConfiguration['keywords'] | undefined,
  { home, configuration, environment, output }: KeywordContext,
  work: (writer: KeywordWriter | null) => Promise<void>,
): Promise<void> {
  const { keywords, keywordTimeoutMs: timeoutMs } = configuration.context;
  if ((given ?? keywords) === 'static') {
    await work(null);
    return;
  }
  const { chatKeywords } = await import('../predictor/context/index.js');
  const retryPolicy = { maxAttempts: 1 };
  const model = await openConfiguredModel({ home, configuration, environment, retryPolicy });
  output.note(`One request to ${model.model} at ${model.address}: the code around the position.`);
  try {
    await work(chatKeywords({ model, timeoutMs }));
  } finally {
    model.close();
  }
}
