/** From an installed folder to what scores or encodes: files checked, session open, warmed, measured. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { createError, isError } from '../../../domain/index.js';
import {
  checkFile,
  installedModel,
  type InstalledModel,
  type ModelManifest,
} from '../../catalogue/index.js';
import { TextEncoder } from '../embed/text-encoder.js';
import type { ModelOrder } from '../model-order.js';
import type { CostModel } from '../rerank/cost-model.js';
import { measureCosts } from '../rerank/measure-costs.js';
import type { PairScorer } from '../rerank/pair-scorer.js';
import { SharedPrefixScorer } from '../rerank/shared-prefix-scorer.js';
import { WholePairScorer } from '../rerank/whole-pair-scorer.js';
import { openSession } from '../session/open-session.js';
import { openTokenizer, type ModelTokenizer } from '../tokenise.js';
import type { OpenedModel } from './model-thread.js';

type Works =
  | { readonly role: 'reranker'; readonly scorer: PairScorer; readonly costs: CostModel }
  | { readonly role: 'embedder'; readonly encoder: TextEncoder };

export type WorkingModel = Works & {
  readonly manifest: ModelManifest;
  readonly session: InferenceSession;
  readonly opened: OpenedModel;
};

/**
 * Throws MODEL_NOT_INSTALLED, MODEL_MANIFEST_INVALID, what `checkFile` throws, MODEL_GRAPH_UNREADABLE,
 * MODEL_OPERATOR_UNKNOWN, MODEL_TOKENIZER_UNFIT, MODEL_CONTRACT_BROKEN, MODEL_RUN_FAILED.
 */
export async function openModel({
  home,
  name,
  role,
  providers,
  threads: asked,
}: ModelOrder): Promise<WorkingModel> {
  const installed = await installedModel(home, name);
  const { folder, manifest } = installed;
  checkManifest(manifest, role);
  await checkFiles(installed);
  const tokenizer = await openTokenizer(folder, manifest);
  const threads = asked === 0 ? availableParallelism() : asked;
  const { contract } = manifest;
  const sharesPrefix = contract.kind === 'decoder-reranker' && contract.sharedPrefix;
  const graph = join(folder, manifest.graph);
  const { session, ...chosen } = await openSession({
    model: name,
    graph,
    providers,
    threads,
    fusions: !sharesPrefix,
  });
  const opened = { ...chosen, threads };
  try {
    const works = await warmed(session, manifest, tokenizer);
    return { ...works, manifest, session, opened };
  } catch (error) {
    await session.release();
    throw error;
  }
}

async function warmed(
  session: InferenceSession,
  manifest: ModelManifest,
  tokenizer: ModelTokenizer,
): Promise<Works> {
  const { contract } = manifest;
  if (contract.kind === 'text-encoder') {
    const encoder = new TextEncoder(session, manifest, contract, tokenizer);
    const [vector] = await encoder.encode(['warm'], 'query', new AbortController().signal);
    if (vector?.length === contract.dimensions) return { role: 'embedder', encoder };
    const reason = `its vectors have ${vector?.length ?? 0} dimensions, not ${contract.dimensions}`;
    throw createError('MODEL_CONTRACT_BROKEN', { model: manifest.name, reason });
  }
  const scorer =
    contract.kind === 'decoder-reranker' && contract.sharedPrefix
      ? new SharedPrefixScorer(session, manifest, contract, tokenizer)
      : new WholePairScorer(session, manifest, contract, tokenizer);
  await checkTokens(scorer, manifest, tokenizer);
  return { role: 'reranker', scorer, costs: await measureCosts(scorer) };
}

/** Throws MODEL_TOKENIZER_UNFIT where the tokenizer gives tokens that the graph does not know, or other label tokens. */
async function checkTokens(
  scorer: PairScorer,
  { name, contract }: ModelManifest,
  tokenizer: ModelTokenizer,
): Promise<void> {
  const unfit = (reason: string, cause?: unknown): Error =>
    createError('MODEL_TOKENIZER_UNFIT', { model: name, reason }, { cause });
  if (contract.kind === 'decoder-reranker' && contract.labels.kind === 'vocabulary') {
    const { yes, no } = contract.labels;
    if (tokenizer.idOf('yes') !== yes || tokenizer.idOf('no') !== no) {
      throw unfit('its tokens for yes and no are not those of the manifest');
    }
  }
  try {
    const query = scorer.prepare({ query: '' });
    await scorer.read(query);
    await scorer.score(query, [[...scorer.tokensOf(query, ''), tokenizer.highest]]);
  } catch (cause) {
    if (!isError(cause, 'MODEL_RUN_FAILED')) throw cause;
    throw unfit(`the graph does not know its tokens, up to ${tokenizer.highest}`, cause);
  }
}

function checkManifest(
  { name, role, contract, ...limits }: ModelManifest,
  wanted: ModelOrder['role'],
): void {
  const broken = (reason: string): Error =>
    createError('MODEL_CONTRACT_BROKEN', { model: name, reason });
  if (role !== wanted) throw broken(`it is a ${role}, and a ${wanted} was asked for`);
  if ((contract.kind === 'text-encoder') !== (role === 'embedder')) {
    throw broken(`a ${role} does not work as ${contract.kind}`);
  }
  const { queryTokens, documentTokens, maxTokens } = limits;
  if (queryTokens + documentTokens > maxTokens && role === 'reranker') {
    throw broken(
      `a query of ${queryTokens} and a document of ${documentTokens} tokens are more than its ${maxTokens}`,
    );
  }
}

async function checkFiles({ folder, manifest }: InstalledModel): Promise<void> {
  for (const file of manifest.files) await checkFile(folder, file);
}
