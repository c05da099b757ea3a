import { setImmediate as breathe } from 'node:timers/promises';
import { createError, type Example, type JobProgress } from '../../domain/index.js';
import type { MirrorReader } from '../../sync/index.js';
import type { ApiFacts } from './api-facts.js';
import { cappedIds } from './capped.js';
import { datasetReport, type DatasetReport } from './dataset-report.js';
import type { DraftExample, Drop } from './draft-example.js';
import { DraftFile } from './draft-file.js';
import { examplesOf } from './examples-of.js';
import { readMirrorContents, type MirrorContents } from './mirror-contents.js';
import { modelExamples, type ModelWriting } from '../synthetic/model-examples.js';
import { syntheticExamples } from '../synthetic/synthetic-examples.js';
import { placeScripts, type Placement } from './splits.js';

export interface DatasetOptions {
  /** `first`: the first statement of a script that needs an API; `all`: each that does. Default `first`. */
  readonly sites?: 'first' | 'all';
  /** Any whole number; every choice depends on it. Default 1. */
  readonly seed?: number;
  /** All scripts of this scope are for testing, and none elsewhere. Default null. */
  readonly heldOutScope?: string | null;
  /** The most examples of one API for one question. Default 40. */
  readonly cap?: number;
  /** Writes examples for APIs that nobody calls. Default true. */
  readonly synthetic?: boolean;
}

export interface BuildDatasetRequest {
  readonly store: MirrorReader;
  /** Where the dataset goes, one JSON object a line; what was there is replaced when all is done. */
  readonly file: string;
  readonly options?: DatasetOptions;
  /** Also has a model write examples for APIs that nobody calls; without it nothing leaves this machine. */
  readonly model?: ModelWriting;
  readonly onProgress?: (progress: JobProgress) => void;
  /** An abort leaves no file behind and the one that was there as it was. */
  readonly signal?: AbortSignal;
}

const DEFAULTS = { sites: 'first', seed: 1, heldOutScope: null, cap: 40, synthetic: true } as const;

/**
 * Makes examples of every call site of a mirror and writes them to `file`; the same mirror and options give the same
 * bytes. Throws DATASET_NO_EXAMPLES, DATASET_SCOPE_UNKNOWN or DATASET_UNWRITABLE, and what `modelExamples` throws.
 */
export async function buildDataset(request: BuildDatasetRequest): Promise<DatasetReport> {
  const { store, file, onProgress, signal } = request;
  const options = { ...DEFAULTS, ...request.options };
  const contents = await readMirrorContents(store, {
    ...(signal === undefined ? {} : { signal }),
    onProgress: (phase, done) => onProgress?.({ phase, done, total: null }),
  });
  checkScope(options.heldOutScope, contents.scopes);
  onProgress?.({ phase: 'near copies', done: 0, total: contents.scripts.length });
  const placements = placeScripts(contents.scripts, options);
  const drafts = new DraftFile(file);
  const drops: Drop[] = [];
  try {
    for await (const { draft, placedBy } of draftsOf(contents, options, drops, request)) {
      const placement = placements.get(placedBy) ?? null;
      if (placement === null) drops.push(dropOf(draft, 'near-copy-of-held-out'));
      else await drafts.add(placed(draft, placement));
    }
    if (drafts.examples.length === 0) {
      throw createError('DATASET_NO_EXAMPLES', {
        instance: store.instance,
        callSites: countCallSites(contents),
      });
    }
    const ids = cappedIds(drafts.examples, options.cap, options.seed);
    const left = drafts.examples.filter(({ id }) => !ids.has(id));
    drops.push(...left.map((example) => dropOf(example, 'cap')));
    await drafts.finish(ids, signal);
    return datasetReport(
      drafts.examples.filter(({ id }) => ids.has(id)),
      drops,
    );
  } finally {
    await drafts.discard();
  }
}

interface PlacedDraft {
  readonly draft: DraftExample;
  /** sys_id of the script whose family it belongs to. */
  readonly placedBy: string;
}

async function* draftsOf(
  contents: MirrorContents,
  { sites, seed, synthetic }: Required<DatasetOptions>,
  drops: Drop[],
  { model, onProgress, signal }: BuildDatasetRequest,
): AsyncIterable<PlacedDraft> {
  const total = contents.scripts.length;
  const facts = (api: string): ApiFacts | null => contents.facts.get(api) ?? null;
  for (const [index, script] of contents.scripts.entries()) {
    const callSites = contents.callSites.get(script.sysId) ?? [];
    const made = examplesOf(script, callSites, { sites, seed, origin: 'call-site', facts });
    drops.push(...made.drops);
    for (const draft of made.examples) yield { draft, placedBy: script.sysId };
    onProgress?.({ phase: 'examples', done: index + 1, total });
    await breathe();
    signal?.throwIfAborted();
  }
  let done = 0;
  for (const made of synthetic ? syntheticExamples(contents, { sites, seed }) : []) {
    drops.push(...made.drops);
    yield* made.examples;
    onProgress?.({ phase: 'synthetic examples', done: (done += 1), total: null });
    await breathe();
    signal?.throwIfAborted();
  }
  if (model === undefined) return;
  for await (const made of modelExamples(contents, model, { sites, seed, onProgress, signal })) {
    drops.push(...made.drops);
    yield* made.examples;
    await breathe();
  }
}

function placed(draft: DraftExample, { family, split, fold }: Placement): Example {
  return { ...draft, family, split, fold };
}

function dropOf(
  { groundTruth, question }: Pick<Example, 'groundTruth' | 'question'>,
  reason: Drop['reason'],
): Drop {
  return { api: groundTruth.api, question, reason };
}

function checkScope(scope: string | null, known: readonly string[]): void {
  if (scope !== null && !known.includes(scope)) {
    throw createError('DATASET_SCOPE_UNKNOWN', { scope, known });
  }
}

function countCallSites({ callSites }: MirrorContents): number {
  return [...callSites.values()].flat().filter(({ resolution }) => resolution !== 'unresolved')
    .length;
}
