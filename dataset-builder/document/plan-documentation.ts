import type { ChatModel, ChatRequest } from '../../domain/index.js';
import type { MirrorReader } from '../../sync/index.js';
import { documentationQuestion } from './documentation-question.js';
import { findUndocumented, type UndocumentedApi } from './find-undocumented.js';

/** Of English and code alike, within a tenth or two for the usual tokenizers. */
const CHARACTERS_A_TOKEN = 4;

/** What asking will send. */
export interface DocumentationPlan {
  /** Where the requests go. */
  readonly address: string;
  readonly model: string;
  /** APIs whose class no author has documented and that can be called. */
  readonly apis: number;
  /** Those of them that a model has documented for the text that their scripts have now. */
  readonly written: number;
  /** Requests that will be sent, one an API. */
  readonly requests: number;
  /** APIs that are left for another time, because `limit` is reached. */
  readonly leftOut: number;
  /** Tokens of all requests, about. */
  readonly tokens: number;
}

export interface PlannedDocumentation {
  readonly plan: DocumentationPlan;
  readonly open: readonly UndocumentedApi[];
}

/** Reads the mirror and sends nothing; of more than `limit` APIs the first by name are taken. */
export async function planDocumentation(
  store: Pick<MirrorReader, 'apis' | 'api' | 'script'>,
  { address, model }: Pick<ChatModel, 'address' | 'model'>,
  { limit, signal }: { readonly limit: number; readonly signal?: AbortSignal | undefined },
): Promise<PlannedDocumentation> {
  const { written, open: all } = await findUndocumented(store, signal);
  const open = all.slice(0, limit);
  let characters = 0;
  for (const each of open) {
    signal?.throwIfAborted();
    const asked = await questionFor(store, each, model);
    characters += asked === null ? 0 : charactersOf(asked.request);
  }
  const plan = {
    address,
    model,
    apis: written + all.length,
    written,
    requests: open.length,
    leftOut: all.length - open.length,
    tokens: tokensOf(characters),
  };
  return { plan, open };
}

/** The question for an API with the hash of the text that it shows; null where the API went meanwhile. */
export async function questionFor(
  store: Pick<MirrorReader, 'api' | 'script'>,
  { api, scriptSysId, members }: UndocumentedApi,
  model: string,
): Promise<{ readonly request: ChatRequest; readonly contentHash: string } | null> {
  const [stored, script] = await Promise.all([store.api(api), store.script(scriptSysId)]);
  if (stored === null || script === null) return null;
  const { surface } = stored;
  const request = documentationQuestion({ surface, source: script.source, members }, model);
  return { request, contentHash: script.contentHash };
}

export function charactersOf({ messages }: ChatRequest): number {
  return messages.reduce((sum, { content }) => sum + content.length, 0);
}

/** About. */
export function tokensOf(characters: number): number {
  return Math.ceil(characters / CHARACTERS_A_TOKEN);
}
