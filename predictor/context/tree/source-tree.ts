/** What a position is looked up in: the files below a folder, or the scripts of a mirror. */

export interface TreeSearch {
  /** Regular expressions of ripgrep, one of which a line has to match. */
  readonly patterns: readonly string[];
  /** Globs of the files to look into; none for all. */
  readonly globs: readonly string[];
  /**
   * Given how often each text was matched, those whose lines are wanted: lines of the others are not even read. All are
   * wanted without it.
   */
  readonly choose?: (counts: ReadonlyMap<string, number>) => ReadonlySet<string>;
}

export interface TreeHit {
  /** From the root, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The line, cut where it is longer than code is. */
  readonly text: string;
}

export interface TreeHits {
  /** By file and line. */
  readonly hits: readonly TreeHit[];
  /** Why there may be more than these; null where they are all. */
  readonly cut: string | null;
}

export interface SourceTree {
  /** Throws CONTEXT_ROOT_UNREADABLE, RIPGREP_UNAVAILABLE, RIPGREP_FAILED, and the signal's reason. */
  search(search: TreeSearch, signal: AbortSignal): Promise<TreeHits>;
  /** The lines of a text file within the tree; null where there is none, and where it is too large to be code. */
  lines(file: string): readonly string[] | null;
}
