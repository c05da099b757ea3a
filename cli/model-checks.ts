/** What `doctor` looks at where neural models are configured: each is installed, opens, and answers. */
import type { LocalModels, LocalModelStatus } from '../models/onnx/index.js';
import type { CommandContext } from './command-context.js';
import type { CheckResult } from './doctor-checks.js';
import { withModels } from './local-models.js';

const WITHOUT = 'Suggestions are made without it until then.';

/** Opens the configured models as the service does, and has each look at one pair or text. */
export function checkModels(
  context: Pick<CommandContext, 'home' | 'configuration'>,
): Promise<readonly CheckResult[]> {
  return withModels(context, context.configuration.suggest, async (models) => {
    if (models === null) return [];
    const results: CheckResult[] = [];
    for (const status of models.status()) results.push(await checkModel(status, models));
    return results;
  });
}

async function checkModel(
  { role, name: model, state, reason, provider }: LocalModelStatus,
  models: LocalModels,
): Promise<CheckResult> {
  const name = `Model ${model} (${role})`;
  const failed = (detail: string): CheckResult => ({
    name,
    state: 'failed',
    detail,
    remedy: WITHOUT,
  });
  if (state !== 'ready') return failed(reason ?? 'it is not ready');
  const startedAt = performance.now();
  const fault = role === 'reranker' ? await scoreOne(models) : await embedOne(models);
  if (fault !== null) return failed(fault);
  const took = (performance.now() - startedAt).toFixed(0);
  const detail = `answers on ${provider ?? 'an unknown provider'} in ${took} ms`;
  return { name, state: 'ok', detail, remedy: null };
}

/** Why a pair cannot be scored; null where it can. */
async function scoreOne({ reranker }: LocalModels): Promise<string | null> {
  if (reranker === null) return 'it is not open';
  const request = { query: 'var due = ', documents: ['DateMath addBusinessDays(date, days)'] };
  const { scores, reason } = await reranker.rerank(request, { deadline: null });
  if (scores.length === 1 && scores.every((score) => Number.isFinite(score))) return null;
  return reason ?? 'its score is no number';
}

async function embedOne({ embedder }: LocalModels): Promise<string | null> {
  if (embedder === null) return 'it is not open';
  try {
    const [vector] = await embedder.embed(['var due = '], 'query');
    return vector?.length === embedder.dimensions ? null : 'its vector has another length';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
