/** One question to a chat model and its answer, in the words of the OpenAI API. */

export interface ChatMessage {
  readonly role: 'system' | 'user';
  readonly content: string;
}

/** What is sent; the same question gives the same bytes. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly temperature: number;
  readonly seed: number;
  /** The longest answer, in tokens. */
  readonly max_tokens: number;
}

export type ChatAnswer =
  | { readonly kind: 'text'; readonly text: string }
  /** Larger than what is read. */
  | { readonly kind: 'too-large' };

/** A model that answers, wherever it runs: whoever needs one is handed it. */
export interface ChatModel {
  /** Where requests go, for a person and to tell services apart; without key and query. */
  readonly address: string;
  readonly model: string;
  /**
   * Asks once, trying again as the service demands. Throws MODEL_REFUSED, MODEL_UNREACHABLE, MODEL_TIMEOUT, MODEL_BUSY,
   * MODEL_FAILED or MODEL_ANSWER_INVALID, and ABORTED on an abort.
   */
  complete(request: ChatRequest, signal?: AbortSignal): Promise<ChatAnswer>;
}
