/** The option that widens queries, and what it opens. */
import { Option } from 'commander';
import { openConfiguredModel } from '../connector/index.js';
import { EXPANSION_MODES, type ExpansionMode } from '../domain/index.js';
import type { Expander } from '../predictor/index.js';
import type { CommandContext } from './command-context.js';

type ExpansionContext = Pick<CommandContext, 'home' | 'configuration' | 'environment' | 'output'>;

export function expansionOption(description: string): Option {
  return new Option('--expansion <mode>', description).choices(['off', ...EXPANSION_MODES]);
}

/**
 * What widens the queries of a command, by `mode` or else as configured; null where that is `off`. It says where code goes
 * before any does. Throws MODEL_NOT_CONFIGURED, MODEL_URL_INVALID and errors of the key's file.
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
