/** What goes over a port to the process's neural models. */
import type { Embedder, Reranked, RerankRequest } from '../reranker.js';

export interface SharedModels {
  describe(): Promise<{
    readonly reranker: { readonly version: string } | null;
    readonly embedder: { readonly version: string; readonly dimensions: number } | null;
  }>;
  rerank(
    request: RerankRequest,
    /** Of `sharedTime()`; null scores all. */
    deadline: number | null,
    signal: AbortSignal,
  ): Promise<{ readonly reranked: Reranked; readonly version: string }>;
  embed(
    texts: readonly string[],
    kind: Parameters<Embedder['embed']>[1],
    signal: AbortSignal,
  ): Promise<{
    readonly vectors: readonly Float32Array[];
    readonly version: string;
    readonly dimensions: number;
  }>;
}
