/** A neural model that reads the code at the cursor and a candidate together, as the predictor sees it. */

export interface RerankRequest {
  /** The code before the cursor, up to it: what is typed next only extends it. */
  readonly query: string;
  /** The code behind the cursor, from it on. A model reads it first, and less of it. */
  readonly behind?: string;
  /** The cards of the candidates, best first. */
  readonly documents: readonly string[];
}

export interface RerankOptions {
  /** Of `sharedTime()`; what would not be done by then is not started. Null scores all of them. */
  readonly deadline: number | null;
  readonly signal?: AbortSignal | undefined;
}

export interface Reranked {
  /** The log-odds that the document is what the query asks for: of the first documents, as many as were scored. */
  readonly scores: readonly number[];
  /** Why not all were scored; null where all were. */
  readonly reason: string | null;
}

export interface Reranker {
  /** Tells models apart: scores of another version are other scores. */
  readonly version: string;
  /**
   * Scores the first documents, as many as fit the deadline. What fails or is late is said in `reason`; it throws only the
   * signal's reason when that aborts.
   */
  rerank(request: RerankRequest, options: RerankOptions): Promise<Reranked>;
}

/** A neural model that turns a text into one normalised vector. */
export interface Embedder {
  readonly version: string;
  readonly dimensions: number;
  /** One vector of length 1 for each text, in their order. Throws the model's errors, and the signal's reason when it aborts. */
  embed(
    texts: readonly string[],
    kind: 'query' | 'document',
    signal?: AbortSignal,
  ): Promise<readonly Float32Array[]>;
}

/** The models that answer in this process, or that another thread of it lends. */
export interface NeuralModels {
  /** Null where none is configured. */
  readonly reranker: Reranker | null;
  readonly embedder: Embedder | null;
}
