/** Pairs of a call and a declaration, of packages of JavaScript, as the training of rerankers reads them. */
import type { JobProgress } from '../../domain/index.js';
import { rankOf } from '../../models/index.js';
import { queryText } from '../../predictor/index.js';
import { seededHash } from '../build/seeded-hash.js';
import { FOLDS } from '../build/splits.js';
import { otherAnswers } from '../rerank/other-answers.js';
import { RerankFolder } from '../rerank/rerank-folder.js';
import { MOST_CANDIDATES, type RerankQuestion } from '../rerank/rerank-format.js';
import { CardSearch } from './card-search.js';
import { minePackage, type MinedPairs } from './mine-package.js';
import type { MinedPackage } from './mined-packages.js';
import { readPackage } from './read-package.js';

/** Characters around the cursor whose words are searched for: some ten lines before it and five behind. */
const SEARCHED = { before: 500, behind: 250 } as const;
const SEED = 1;

export interface MiningRequest {
  /** The folder `node_modules`. */
  readonly nodeModules: string;
  readonly packages: readonly MinedPackage[];
  /** Made where it is missing; an earlier one in its place is replaced when all is done. */
  readonly folder: string;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  /** An abort throws its reason; nothing is left behind. */
  readonly signal?: AbortSignal | undefined;
}

export interface PackageReport extends Pick<MinedPackage, 'name' | 'split'> {
  readonly version: string;
  readonly licence: string;
  readonly modules: number;
  readonly apis: number;
  readonly pairs: number;
}

/** Throws PACKAGE_UNREADABLE, PACKAGE_NOT_PERMISSIVE, RERANK_FOLDER_NOT_EMPTY and RERANK_UNWRITABLE. */
export async function writeMinedPairs({
  nodeModules,
  packages,
  folder: wanted,
  onProgress,
  signal,
}: MiningRequest): Promise<readonly PackageReport[]> {
  const folder = await RerankFolder.open(wanted);
  try {
    const reports: PackageReport[] = [];
    for (const [done, mined] of packages.entries()) {
      const { name, split } = mined;
      onProgress?.({ phase: name, done, total: packages.length });
      const { version, licence, modules, ...read } = await readPackage(nodeModules, mined, signal);
      const pairs = await minePackage({ ...read, version, licence, modules }, signal);
      let written = 0;
      for (const { question, cards } of questionsOf(pairs)) {
        signal?.throwIfAborted();
        const numbers: number[] = [];
        for (const { api, text } of cards) numbers.push(await folder.card(api, text));
        const [positive = 0, ...candidates] = numbers;
        await folder.question(split, { ...question, positive, candidates });
        written += 1;
      }
      const counts = { modules: modules.size, apis: pairs.apis.size, pairs: written };
      reports.push({ name, split, version, licence, ...counts });
    }
    await folder.finish({ instance: 'packages', generation: 0 });
    return reports;
  } finally {
    await folder.discard();
  }
}

interface MinedQuestion {
  readonly question: Omit<RerankQuestion, 'positive' | 'candidates'>;
  /** That of the right answer first, then the hardest others. */
  readonly cards: readonly { readonly api: string; readonly text: string }[];
}

function* questionsOf({ apis, examples }: MinedPairs): Generator<MinedQuestion> {
  const all = [...apis].map(([api, { card }]) => ({ api, text: card }));
  const places = new Map(all.map(({ api }, place) => [api, place]));
  const search = new CardSearch(all.map(({ text }) => text));
  const rightFor = otherAnswers(
    [...apis.values()].map(({ surface }) => surface),
    [...apis.values()].map(({ surface, text }) => ({ id: surface.scriptSysId, text })),
  );
  for (const example of examples) {
    const { id, script, scope, origin, callers, codeBefore, codeAfter } = example;
    const truth = places.get(example.groundTruth.api) ?? -1;
    const right = all[truth];
    if (right === undefined) continue;
    const view = seededHash(SEED, `view ${id}`) < 0.5 ? 'both' : 'before';
    const shown = queryText({ codeBefore, codeAfter: view === 'both' ? codeAfter : '' });
    const text = `${shown.query.slice(-SEARCHED.before)}\n${shown.behind.slice(0, SEARCHED.behind)}`;
    const scores = search.scores(text);
    const isRight = rightFor(example);
    // What the module at hand offers itself is no more suggested than the script that is being edited.
    const isOut = (api: string): boolean => apis.get(api)?.module === script || isRight(api);
    const wrong = all
      .map((_, place) => place)
      .filter((place) => place !== truth && !isOut(all[place]?.api ?? ''))
      .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
      .slice(0, MOST_CANDIDATES);
    if (wrong.length === 0) continue;
    yield {
      question: {
        ...{ id, view, script, scope, origin, callers },
        family: script,
        fold: Math.floor(seededHash(SEED, script) * FOLDS),
        ...{ query: shown.query, behind: shown.behind },
        rank: (scores[truth] ?? 0) > 0 ? rankOf(scores, truth) : null,
      },
      cards: [right, ...wrong.flatMap((place) => all[place] ?? [])],
    };
  }
}
