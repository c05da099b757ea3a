import type { ModelManifest } from './manifest.js';

/** A file of a repository, with what its publisher or others have said of it; the hub's own list is compared with that. */
export interface PublishedFile {
  readonly path: string;
  readonly bytes?: number;
  readonly sha256?: string;
}

interface Published {
  /** What it is installed as. */
  readonly name: string;
  readonly role: ModelManifest['role'];
  readonly architecture: ModelManifest['architecture'];
  readonly description: string;
  readonly licence: string;
  /** `owner/name` on the hub. */
  readonly repository: string;
  /** A commit; null where none is known, and then the branch `main` is looked up and its commit kept. */
  readonly revision: string | null;
  /** What is fetched, and nothing else. */
  readonly files: readonly PublishedFile[];
  /** About how much that is, in megabytes (10^6 bytes). */
  readonly megabytes: number;
}

/** A model that can be run as it is published. */
export interface PublishedModel
  extends
    Published,
    Pick<
      ModelManifest,
      | 'graph'
      | 'tokenizer'
      | 'tokenizerConfig'
      | 'precision'
      | 'contract'
      | 'maxTokens'
      | 'queryTokens'
      | 'documentTokens'
    > {
  readonly kind: 'model';
}

/** Weights without a graph: they are exported before they can be run. */
export interface PublishedCheckpoint extends Published {
  readonly kind: 'checkpoint';
  /** What to do with the folder, for a person. */
  readonly next: string;
}

export type CatalogueEntry = PublishedModel | PublishedCheckpoint;
