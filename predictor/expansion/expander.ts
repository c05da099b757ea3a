/** Widens the query of a question before it is asked. */
import type { ChatModel, ExpansionMode, SuggestQuestion } from '../../domain/index.js';
import type { Expansion } from './expansion.js';
import { ModelExpander } from './model-expander.js';
import { prefixText } from './prefix-text.js';

export interface ExpandOptions {
  /** What the question waits at most; Infinity leaves it to the expander's own time-out. */
  readonly withinMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Expander {
  /** Throws only the signal's reason, when it aborts; whatever else fails is the reason of `none`. */
  expand(question: SuggestQuestion, options: ExpandOptions): Promise<Expansion>;
  /** Ends the requests under way. */
  close(): void;
}

export interface ExpanderOptions {
  readonly mode: ExpansionMode | 'off';
  /** What a question waits for the model at most. */
  readonly timeoutMs: number;
  /** Requests at a time; a question beyond them is answered without. */
  readonly concurrency: number;
  /** Opens the model; called in the modes that ask one. The expander closes it. */
  readonly openModel: () => Promise<ChatModel & { close(): void }>;
}

/** Null where the mode is `off`. Throws what `openModel` throws; nothing is sent yet. */
export async function openExpander(options: ExpanderOptions): Promise<Expander | null> {
  const { mode, openModel } = options;
  if (mode === 'off') return null;
  if (mode !== 'prefix') return new ModelExpander({ ...options, mode, model: await openModel() });
  return {
    expand: (question) => Promise.resolve({ kind: 'expanded', text: prefixText(question) }),
    close: () => undefined,
  };
}
