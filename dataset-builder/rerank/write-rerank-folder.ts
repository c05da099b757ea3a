/** Writes what the training of rerankers reads of a mirror: questions, and what a reranker is shown of the candidates. */
import { createError, type Embedder, type JobProgress } from '../../domain/index.js';
import {
  loadRanker,
  openPredictor,
  queryText,
  type ApiRanker,
  type Predictor,
} from '../../predictor/index.js';
import type { MirrorReader } from '../../sync/index.js';
import { buildDataset } from '../build/build-dataset.js';
import { readExamples } from '../check/read-examples.js';
import { collectGroups, type Ask, type CandidateGroup } from '../learn/collect-groups.js';
import { questionOf } from '../learn/example-question.js';
import { readAsks } from './read-asks.js';
import type { OtherAnswers } from './other-answers.js';
import { readOtherAnswers } from './read-other-answers.js';
import { rankCandidates } from './rank-candidates.js';
import { RerankFolder } from './rerank-folder.js';
import type { RerankHeader } from './rerank-format.js';

/** Questions whose candidates are in memory together: some megabytes. */
const BATCH = 60;

export interface RerankFolderRequest {
  readonly store: MirrorReader;
  /** The folder of the mirror's packed text. */
  readonly shardsFolder: string;
  /** Of the weights that order the candidates; null for the shipped ones. */
  readonly rankerFolder: string | null;
  /** A dataset file of this mirror; null makes the examples of all its call sites, and the synthetic ones. */
  readonly dataset: string | null;
  /** Made where it is missing; an earlier one in its place is replaced when all is done. */
  readonly folder: string;
  /** The most questions. Each example asks two: with the code behind the cursor in view, and without. */
  readonly most: number;
  /** Finds candidates and gives features as it will in suggestions. */
  readonly embedder?: Embedder | undefined;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  /** An abort throws its reason; nothing is left behind, and an earlier folder as it was. */
  readonly signal?: AbortSignal | undefined;
}

/** As plain JSON. */
export interface RerankFolderReport {
  readonly generation: number;
  readonly cards: number;
  readonly questions: RerankHeader['questions'];
  /** Questions whose right answer the retrievers did not find; they are written, with `rank` null. */
  readonly unfound: number;
  /** Questions left out: the mirror does not hold the right answer, or has no candidate that is a wrong one. */
  readonly leftOut: number;
}

/**
 * Throws RERANK_FOLDER_NOT_EMPTY, RERANK_UNWRITABLE, RERANK_NO_QUESTIONS, DATASET_EMPTY, and what `buildDataset`,
 * `readExamples` and `openPredictor` throw.
 */
export async function writeRerankFolder(request: RerankFolderRequest): Promise<RerankFolderReport> {
  const { store, shardsFolder, rankerFolder, folder: wanted, signal, embedder = null } = request;
  const folder = await RerankFolder.open(wanted);
  try {
    const file = request.dataset ?? (await ownExamples(request, folder.examplesFile));
    const asks = await readAsks(file, request.most, signal);
    if (asks.size === 0) throw createError('DATASET_EMPTY', { file });
    const isRight = await readOtherAnswers(request);
    const aborting = signal === undefined ? {} : { signal };
    const predictor = await openPredictor({ store, shardsFolder, embedder, ...aborting });
    try {
      const { ranker } = await loadRanker(rankerFolder);
      const counts = await writeQuestions({
        ...request,
        file,
        asks,
        predictor,
        ranker,
        isRight,
        folder,
      });
      const { questions, cards } = folder;
      if (counts.found + counts.unfound === 0) {
        throw createError('RERANK_NO_QUESTIONS', { instance: store.instance, examples: asks.size });
      }
      const { generation } = predictor;
      signal?.throwIfAborted();
      await folder.finish({ instance: store.instance, generation });
      const { unfound, 'left out': leftOut } = counts;
      return { generation, cards, questions, unfound, leftOut };
    } finally {
      await predictor.close();
    }
  } finally {
    await folder.discard();
  }
}

interface Writing extends Pick<RerankFolderRequest, 'onProgress' | 'signal'> {
  readonly file: string;
  readonly asks: Awaited<ReturnType<typeof readAsks>>;
  readonly predictor: Predictor;
  readonly ranker: Pick<ApiRanker, 'score'>;
  readonly isRight: OtherAnswers;
  readonly folder: RerankFolder;
}

async function writeQuestions(work: Writing): Promise<Readonly<Record<Outcome, number>>> {
  const { file, asks, predictor, onProgress, signal } = work;
  const total = [...asks.values()].reduce((sum, views) => sum + views.length, 0);
  const counts = { found: 0, unfound: 0, 'left out': 0 };
  let done = 0;
  const ask = async (batch: readonly Ask[]): Promise<void> => {
    const groups: CandidateGroup[] = [];
    await collectGroups(predictor, batch, (group) => groups.push(group), {
      signal,
      onDone: (count) => onProgress?.({ phase: 'candidates', done: done + count, total }),
    });
    done += batch.length;
    for (const group of groups) counts[await writeQuestion(group, work)] += 1;
    counts['left out'] += batch.length - groups.length;
  };
  let batch: Ask[] = [];
  for await (const { example } of readExamples(file, signal)) {
    batch.push(...(asks.get(example.id) ?? []).map((view) => ({ example, view })));
    if (batch.length < BATCH) continue;
    await ask(batch);
    batch = [];
  }
  await ask(batch);
  return counts;
}

/** What became of a question: written with its right answer among the candidates or not, or left out. */
type Outcome = 'found' | 'unfound' | 'left out';

async function writeQuestion(
  group: CandidateGroup,
  { ranker, isRight, folder }: Writing,
): Promise<Outcome> {
  const { example, view, candidates } = group;
  const { api } = example.groundTruth;
  const { rank, rows } = rankCandidates(group, ranker, isRight(example));
  const text = candidates.cardOf(api);
  if (text === '' || rows.length === 0) return 'left out';
  const positive = await folder.card(api, text);
  const cards: number[] = [];
  for (const [at, card] of candidates.cardsOf(rows).entries()) {
    cards.push(await folder.card(candidates.apis[rows[at] ?? -1] ?? '', card));
  }
  const { id, script, family, scope, fold, origin, callers } = example;
  await folder.question(example.split, {
    ...{ id, view, script, family, scope, fold, origin, callers },
    ...queryText(questionOf(example, view)),
    ...{ positive, rank, candidates: cards },
  });
  return rank === null ? 'unfound' : 'found';
}

/** Makes `file` of the mirror's own code, and gives its name. */
async function ownExamples(
  { store, onProgress, signal }: RerankFolderRequest,
  file: string,
): Promise<string> {
  await buildDataset({
    ...{ store, file, options: { sites: 'all' } },
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  return file;
}
