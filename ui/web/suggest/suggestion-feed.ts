/** Asks for suggestions at the cursor: one request in flight, older ones aborted, answers of a text that has changed since dropped. */
import type { editor } from 'monaco-editor/editor/editor.api';
import { suggestAnswerSchema, type SuggestAnswer } from '../../../domain/index.js';
import { ServiceProblem, ServiceUnreachable, type ServiceClient } from '../api/service-client.js';
import { observable, type Observable } from '../observable.js';
import { rerankOption, type RerankChoice } from '../rerank/rerank-choice.js';
import { instanceQuery, type Workspace } from '../workspace/workspace.js';

export interface Answered {
  readonly answer: SuggestAnswer;
  /** The text and place that it belongs to. */
  readonly versionId: number;
  readonly offset: number;
  readonly durationMs: number;
}

export type FeedState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly last: Answered | null }
  | { readonly kind: 'answered'; readonly answered: Answered }
  | { readonly kind: 'failed'; readonly problem: ServiceProblem | ServiceUnreachable };

export interface SuggestionFeed {
  readonly state: Observable<FeedState>;
  /** The answer for the cursor as it stands; null when the text or the cursor has gone on meanwhile, or it failed. */
  ask(): Promise<Answered | null>;
  /** Forgets the answer it has, so that the next `ask` asks again. */
  forget(): void;
}

const LIMIT = 20;

export function createSuggestionFeed(
  editor: editor.ICodeEditor,
  client: ServiceClient,
  workspace: Workspace,
  rerank: RerankChoice,
): SuggestionFeed {
  const state = observable<FeedState>({ kind: 'idle' });
  let inFlight: { readonly key: string; readonly answer: Promise<Answered | null> } | null = null;
  let latest: { readonly key: string; readonly answered: Answered } | null = null;
  let abort = new AbortController();

  /** What an answer depends on; null before a script is open. */
  function keyNow(): string | null {
    const place = placeOf(editor);
    return place === null
      ? null
      : JSON.stringify([
          place.uri,
          place.versionId,
          place.offset,
          workspace.instance.get(),
          workspace.script.get(),
          rerankOption(rerank),
        ]);
  }

  async function fetchAnswer(key: string, signal: AbortSignal): Promise<Answered | null> {
    const place = placeOf(editor);
    if (place === null) return null;
    const { name, sysId, scope, table } = workspace.script.get();
    const startedAt = performance.now();
    try {
      const answer = await client.post(
        `/api/v1/suggest?${instanceQuery(workspace)}`,
        {
          codeBefore: place.text.slice(0, place.offset),
          codeAfter: place.text.slice(place.offset),
          scope,
          table,
          script: sysId ?? name,
          limit: LIMIT,
          ...rerankOption(rerank),
        },
        suggestAnswerSchema,
        signal,
      );
      if (signal.aborted || key !== keyNow()) return null;
      const { versionId, offset } = place;
      const answered = { answer, versionId, offset, durationMs: performance.now() - startedAt };
      latest = { key, answered };
      state.set({ kind: 'answered', answered });
      return answered;
    } catch (error) {
      if (signal.aborted) return null;
      if (error instanceof ServiceProblem || error instanceof ServiceUnreachable) {
        latest = null;
        state.set({ kind: 'failed', problem: error });
        return null;
      }
      throw error;
    }
  }

  return {
    state,
    ask() {
      const key = keyNow();
      if (key === null) return Promise.resolve(null);
      if (latest?.key === key) {
        const now = state.get();
        if (now.kind !== 'answered' || now.answered !== latest.answered) {
          state.set({ kind: 'answered', answered: latest.answered });
        }
        return Promise.resolve(latest.answered);
      }
      if (inFlight?.key === key) return inFlight.answer;
      abort.abort();
      abort = new AbortController();
      state.set({ kind: 'loading', last: latest?.answered ?? null });
      const answer = fetchAnswer(key, abort.signal).finally(() => {
        if (inFlight?.key === key) inFlight = null;
      });
      inFlight = { key, answer };
      return answer;
    },
    forget() {
      latest = null;
    },
  };
}

function placeOf(editor: editor.ICodeEditor): {
  readonly uri: string;
  readonly text: string;
  readonly versionId: number;
  readonly offset: number;
} | null {
  const model = editor.getModel();
  const position = editor.getPosition();
  if (model === null || position === null) return null;
  return {
    uri: model.uri.toString(),
    text: model.getValue(),
    versionId: model.getVersionId(),
    offset: model.getOffsetAt(position),
  };
}
