/** The option that widens queries, and what commands open for it; they say what is sent where before anything is. */
import { Option } from 'commander';
import { openConfiguredModel } from '../connector/index.js';
import { EXPANSION_MODES, type ExpansionMode } from '../domain/index.js';
import type { OpenExpandingOptions } from '../dataset-builder/index.js';
import type { Expander } from '../predictor/index.js';
import type { CommandContext } from './command-context.js';

type ExpansionContext = Pick<CommandContext, 'home' | 'configuration' | 'environment' | 'output'>;

export function expansionOption(description: string): Option {
  return new Option('--expansion <mode>', description).choices(['off', ...EXPANSION_MODES]);
}

/**
 * What widens the queries of a command, by `given` or else as configured; null where that is `off`. Throws MODEL_NOT_CONFIGURED, MODEL_URL_INVALID and errors of the key's file.
 */
export async function openCommandExpander(
  given: ExpansionMode | 'off' | undefined,
  /** Questions at a time. */
  concurrency: number,
  { home, configuration, environment, output }: ExpansionContext,
): Promise<Expander | null> {
  const { expansion, expansionTimeoutMs: timeoutMs } = configuration.suggest;
  const mode = given ?? expansion;
  if (mode === 'off') return null;
  const { openExpander } = await import('../predictor/index.js');
  return openExpander({
    mode,
    timeoutMs,
    concurrency,
    openModel: async () => {
      const retryPolicy = { maxAttempts: 1 };
      const model = await openConfiguredModel({ home, configuration, environment, retryPolicy });
      output.note(
        `One request a question to ${model.model} at ${model.address}: the code around the cursor.`,
      );
      return model;
    },
  });
}

/** What an evaluation opens the model with. */
export function expandingOptions(
  { home, configuration, environment, output }: ExpansionContext,
  instanceFolder: string,
): OpenExpandingOptions {
  return {
    home,
    model: configuration.model,
    environment,
    instanceFolder,
    onRetry: ({ reason, waitMs }) => {
      output.note(`The model did not answer (${reason}); asking again in ${String(waitMs)} ms.`);
    },
    onPlan: ({ address, model, requests, answered }) => {
      output.note(
        `${requests} requests to ${model} at ${address}: up to 55 lines of code around one cursor each.`,
      );
      if (answered > 0) output.note(`${answered} answers are there already.`);
    },
  };
}
