/** Has a model document the APIs that no author has documented: one request an API, each answer stored as it comes. */
import type { ChatModel, JobProgress } from '../../domain/index.js';
import type { Store } from '../../sync/index.js';
import { severalAtATime } from '../several-at-a-time.js';
import { readDocumentation, type UnusableReason } from './documentation-answer.js';
import type { UndocumentedApi } from './find-undocumented.js';
import {
  charactersOf,
  planDocumentation,
  questionFor,
  tokensOf,
  type DocumentationPlan,
} from './plan-documentation.js';

/** So many answers of no use are named; the others are counted. */
const NAMED_UNUSABLE = 50;

export interface DocumentationWork {
  /** Holds the writer's lock. */
  readonly store: Pick<Store, 'apis' | 'api' | 'script' | 'applyDocumentation'>;
  readonly endpoint: ChatModel;
  /** The most requests. */
  readonly limit: number;
  /** Requests at a time. */
  readonly concurrency: number;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  /** An abort throws; what was stored stays, and another run goes on from there. */
  readonly signal?: AbortSignal | undefined;
}

/** The plan as it was carried out: `requests` and `tokens` are those of the questions that were answered. */
export interface DocumentationReport extends DocumentationPlan {
  /** APIs that have documentation now and had none, and how many of their members. */
  readonly documented: number;
  readonly members: number;
  /** Answers that fit nothing: nothing was stored of them, and another run asks again. */
  readonly unusable: {
    readonly count: number;
    readonly first: readonly { readonly api: string; readonly reason: UnusableReason }[];
  };
  /** Tokens of all answers, about. */
  readonly answerTokens: number;
}

/** Throws what `ChatModel.complete` throws; requests that are under way then end, and what was stored stays. */
export async function writeDocumentation(work: DocumentationWork): Promise<DocumentationReport> {
  const { store, endpoint, limit, concurrency, onProgress, signal } = work;
  const { plan, open } = await planDocumentation(store, endpoint, { limit, signal });
  const unusable: { readonly api: string; readonly reason: UnusableReason }[] = [];
  const counts = { answered: 0, documented: 0, members: 0, sent: 0, received: 0 };

  async function document(each: UndocumentedApi, stop: AbortSignal): Promise<void> {
    const asked = await questionFor(store, each, endpoint.model);
    if (asked === null) return;
    const { request, contentHash } = asked;
    const answer = await endpoint.complete(request, stop);
    counts.sent += charactersOf(request);
    counts.received += answer.kind === 'text' ? answer.text.length : 0;
    const read = readDocumentation(answer, each.members);
    const { api, scriptSysId } = each;
    if (read.kind === 'unusable') {
      unusable.push({ api, reason: read.reason });
    } else {
      const stored = await store.applyDocumentation([
        {
          ...read.written,
          api,
          scriptSysId,
          contentHash,
          model: endpoint.model,
          writtenAt: new Date().toISOString(),
        },
      ]);
      counts.documented += stored.stored;
      counts.members += stored.stored * read.written.members.length;
    }
    counts.answered += 1;
    onProgress?.({ phase: 'documentation', done: counts.answered, total: open.length });
  }

  await severalAtATime(open, document, { concurrency, signal });
  const { answered, documented, members, sent, received } = counts;
  return {
    ...plan,
    requests: answered,
    tokens: tokensOf(sent),
    documented,
    members,
    unusable: { count: unusable.length, first: unusable.slice(0, NAMED_UNUSABLE) },
    answerTokens: tokensOf(received),
  };
}
