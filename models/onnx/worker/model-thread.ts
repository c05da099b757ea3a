/** What a model's thread offers. */
import type { Reranked, RerankRequest } from '../../../domain/index.js';
import type { Provider } from '../session/open-session.js';

export interface OpenedModel {
  readonly provider: Provider;
  /** Execution providers of the preference that are not used, with what speaks against each. */
  readonly passedOver: readonly { readonly provider: Provider; readonly reason: string }[];
  readonly threads: number;
}

export interface ModelThread {
  opened(): Promise<OpenedModel>;
  /** `deadline` is of `sharedTime()`; null scores all. Throws the model's errors. */
  rerank(request: RerankRequest, deadline: number | null, signal: AbortSignal): Promise<Reranked>;
  embed(
    texts: readonly string[],
    kind: 'query' | 'document',
    signal: AbortSignal,
  ): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}
