/** Searches through a small process of its own, which starts ripgrep; starts it again when it has died. */
import { createError } from '../../../domain/index.js';
import { CallingProcess } from '../../process/calling-process.js';
import type { RipgrepHit, RipgrepSearch } from './ripgrep.js';
import { searchReplySchema, type SearchReply, type SearchRequest } from './search-messages.js';

export class RipgrepSearcher {
  readonly #ripgrepPath: string;
  readonly #process = new CallingProcess<SearchReply>({
    module: 'predictor/retrievers/grep/search-process',
    replySchema: searchReplySchema,
    lost: (reason) => createError('RIPGREP_FAILED', { reason }),
  });
  /** The files that the process knows. */
  #files: readonly string[] | null = null;

  /** Starts the process at once, while this one is small. */
  constructor(ripgrepPath: string) {
    this.#ripgrepPath = ripgrepPath;
    this.#process.ensure();
  }

  /**
   * As `runRipgrep`: RIPGREP_UNAVAILABLE, RIPGREP_FAILED, the signal's reason. An abort ends ripgrep without waiting
   * for its end.
   */
  async search(
    search: Omit<RipgrepSearch, 'ripgrepPath'>,
    signal: AbortSignal,
  ): Promise<readonly RipgrepHit[]> {
    signal.throwIfAborted();
    if (this.#process.ensure() || this.#files !== search.files) {
      this.#process.send({ kind: 'files', files: [...search.files] } satisfies SearchRequest);
      this.#files = search.files;
    }
    const { words, maxLinesPerFile, maxBytes } = search;
    const ripgrepPath = this.#ripgrepPath;
    const asked = { ripgrepPath, words: [...words], maxLinesPerFile, maxBytes };
    const { outcome } = await this.#process.call(
      (id) => ({ kind: 'search', id, ...asked }) satisfies SearchRequest,
      signal,
    );
    switch (outcome.kind) {
      case 'hits':
        return outcome.hits;
      case 'unavailable':
        throw createError('RIPGREP_UNAVAILABLE', { path: ripgrepPath });
      case 'failed':
        throw createError('RIPGREP_FAILED', { reason: outcome.reason });
    }
  }

  /** Ends the process and the ripgrep processes that it has started; searches that wait fail with RIPGREP_FAILED. */
  close(): Promise<void> {
    return this.#process.close();
  }
}
