/** The neural models that a command uses: the options that name them, and how they are opened. */
import { InvalidArgumentError, Option } from 'commander';
import { configurationSchema, createError, type SuggestConfiguration } from '../domain/index.js';
import type { LocalModels } from '../models/onnx/index.js';
import type { CommandContext } from './command-context.js';

/** Names of installed models; null for none. */
export type ModelNames = Pick<SuggestConfiguration, 'reranker' | 'embedder'>;

export interface RerankOptions {
  /** Absent where nothing was said. */
  readonly rerank?: boolean;
  readonly reranker?: string;
}

export function rerankerOption(): Option {
  return new Option('--reranker <name>', 'the installed model that reranks').argParser(
    parseModelName,
  );
}

/**
 * The reranker that the options mean, or else the configured one; null where none is to rerank. Throws ARGUMENT_INVALID where
 * one is asked for and none is named.
 */
export function chosenReranker(
  { rerank, reranker }: RerankOptions,
  configured: ModelNames['reranker'],
): ModelNames['reranker'] {
  if (rerank === false) return null;
  const chosen = reranker ?? configured;
  if (chosen !== null || rerank === undefined) return chosen;
  const expected = 'a model, named by --reranker or by the setting suggest.reranker';
  throw createError('ARGUMENT_INVALID', { argument: '--rerank', value: '', expected });
}

/**
 * Runs `work` with the models and closes them, whatever happens; with null where no name is given, and nothing of a
 * runtime is loaded then. A model that is broken answers with the reason.
 */
export async function withModels<Result>(
  { home, configuration }: Pick<CommandContext, 'home' | 'configuration'>,
  { reranker, embedder }: ModelNames,
  work: (models: LocalModels | null) => Promise<Result>,
): Promise<Result> {
  if (reranker === null && embedder === null) return work(null);
  const { openLocalModels } = await import('../models/onnx/index.js');
  const settings = configuration.models;
  const models = await openLocalModels({ home, reranker, embedder, settings });
  try {
    // A command has no author who waits for its first answer.
    await models.settled;
    return await work(models);
  } finally {
    await models.close();
  }
}

function parseModelName(name: string): string {
  const { success } = configurationSchema.safeParse({ suggest: { reranker: name } });
  if (success) return name;
  throw new InvalidArgumentError(
    `--reranker must be the name of a model, as "deepcodeseek models list" shows it, got "${name}".`,
  );
}
