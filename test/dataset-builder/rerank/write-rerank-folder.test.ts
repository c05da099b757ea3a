import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buildDataset,
  RERANK_FILES,
  rerankCardSchema,
  rerankHeaderSchema,
  rerankQuestionSchema,
  readExamples,
  writeRerankFolder,
  type RerankFolderReport,
  type RerankFolderRequest,
  type RerankQuestion,
} from '../../../dataset-builder/index.js';
import type { Example } from '../../../domain/index.js';
import { openDemoPredictor, type DemoPredictor } from '../../predictor/demo-mirror.js';
import { arraySource, classSource, scriptRecord, sysIdOf } from '../../sync/records.js';
import { sync, writableMirror } from '../../sync/temporary-mirror.js';

type Split = Example['split'];
const SPLITS: readonly Split[] = ['train', 'validation', 'test'];
const MOST = 150;

function lines(folder: string, name: string): readonly unknown[] {
  const text = readFileSync(join(folder, name), 'utf8');
  if (text === '') return [];
  return text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

function questionsIn(folder: string, split: Split): readonly RerankQuestion[] {
  return lines(folder, `${split}.jsonl`).map((line) => rerankQuestionSchema.parse(line));
}

function cardsIn(folder: string): readonly { readonly api: string; readonly text: string }[] {
  return lines(folder, 'cards.jsonl').map((line) => rerankCardSchema.parse(line));
}

describe('the questions of the sample scopes', () => {
  let demo: DemoPredictor;
  let dataset: string;
  let folder: string;
  let report: RerankFolderReport;
  const examples = new Map<string, Example>();
  const request = (changes: Partial<RerankFolderRequest> = {}): RerankFolderRequest => {
    const { store, shardsFolder } = demo;
    return { store, shardsFolder, rankerFolder: null, dataset, folder, most: MOST, ...changes };
  };

  beforeAll(async () => {
    demo = await openDemoPredictor();
    dataset = join(demo.home, 'examples.jsonl');
    folder = join(demo.home, 'below', 'rerank');
    await buildDataset({ store: demo.store, file: dataset, options: { sites: 'all', cap: 4 } });
    for await (const { example } of readExamples(dataset)) examples.set(example.id, example);
    report = await writeRerankFolder(request());
  }, 180_000);

  afterAll(() => demo.close());

  it('come in a folder of five files, with a header that counts them', () => {
    expect(readdirSync(folder).sort()).toEqual([...RERANK_FILES].sort());
    expect(readdirSync(join(demo.home, 'below'))).toEqual(['rerank']);
    const [header] = lines(folder, 'rerank.json').map((line) => rerankHeaderSchema.parse(line));
    const counted = SPLITS.map((split) => [split, questionsIn(folder, split).length] as const);
    expect(header).toEqual({
      format: 'deepcodeseek-rerank',
      version: 1,
      instance: 'demo',
      generation: demo.predictor.generation,
      candidates: 60,
      cards: cardsIn(folder).length,
      questions: Object.fromEntries(counted),
    });
    expect(report).toMatchObject({ cards: header?.cards, questions: header?.questions });
    const written = counted.reduce((sum, [, count]) => sum + count, 0);
    expect(written + report.leftOut).toBe(MOST);
    expect(Math.min(...counted.map(([, count]) => count))).toBeGreaterThan(0);
  });

  it('number their cards in order, each text of an API once', () => {
    const cards = lines(folder, 'cards.jsonl').map((line) => rerankCardSchema.parse(line));
    expect(cards.map(({ card }) => card)).toEqual(cards.map((_, at) => at));
    expect(new Set(cards.map(({ api, text }) => `${api}\n${text}`)).size).toBe(cards.length);
    expect(cards.every(({ api, text }) => text.includes(api.slice(api.indexOf('.') + 1)))).toBe(
      true,
    );
  });

  it('stand in the split of their example, with its facts and its truth', () => {
    const cards = cardsIn(folder);
    for (const split of SPLITS) {
      for (const question of questionsIn(folder, split)) {
        const example = examples.get(question.id);
        const { script, family, scope, fold, origin, callers } = question;
        expect(example).toMatchObject({ split, question: 'api' });
        expect(example).toMatchObject({ script, family, scope, fold, origin, callers });
        expect(cards[question.positive]?.api).toBe(example?.groundTruth.api);
        if (question.view === 'before') expect(question.behind).toBe('');
        const shown = example?.codeBefore.replaceAll('\r', '') ?? '';
        expect(shown.endsWith(question.query)).toBe(true);
      }
    }
  });

  it('hold no right answer among the candidates, and no API twice', () => {
    const cards = cardsIn(folder);
    const classOf = (api: string): string => api.slice(api.indexOf('.') + 1);
    let candidates = 0;
    for (const question of SPLITS.flatMap((split) => questionsIn(folder, split))) {
      const { codeMiddle = '', groundTruth } = examples.get(question.id) ?? {};
      const apis = question.candidates.map((card) => cards[card]?.api ?? '');
      expect(new Set(apis).size).toBe(apis.length);
      expect(apis.length).toBeLessThanOrEqual(60);
      const names = apis.map(classOf);
      expect(names).not.toContain(classOf(groundTruth?.api ?? ''));
      const words = new Set(codeMiddle.match(/[\p{L}\p{N}_$]+/gu));
      expect(names.filter((name) => words.has(name))).toEqual([]);
      candidates += apis.length;
    }
    expect(candidates).toBeGreaterThan(MOST * 10);
  });

  it('are ordered by the ranker, so that a truth of rank 1 is common', () => {
    const ranks = SPLITS.flatMap((split) => questionsIn(folder, split)).map(({ rank }) => rank);
    expect(ranks.filter((rank) => rank === 1).length).toBeGreaterThan(ranks.length / 3);
    expect(ranks.filter((rank) => rank === null)).toHaveLength(report.unfound);
  });

  it('are the same when asked again, in place of those that were there', async () => {
    const read = (): readonly string[] =>
      RERANK_FILES.map((name) => readFileSync(join(folder, name), 'utf8'));
    const before = read();
    expect(await writeRerankFolder(request())).toEqual(report);
    expect(read()).toEqual(before);
  }, 60_000);

  it('stay as they were when another run is aborted, at whatever step', async () => {
    const before = readFileSync(join(folder, 'rerank.json'), 'utf8');
    for (const phase of ['near copies', 'candidates']) {
      const ending = new AbortController();
      const { signal } = ending;
      const onProgress: RerankFolderRequest['onProgress'] = (progress) => {
        if (progress.phase === phase) ending.abort();
      };
      await expect(writeRerankFolder(request({ signal, onProgress }))).rejects.toThrow();
      expect(readFileSync(join(folder, 'rerank.json'), 'utf8')).toBe(before);
      expect(readdirSync(join(demo.home, 'below'))).toEqual(['rerank']);
    }
  }, 60_000);

  it('go to no folder that holds something else, and to no place that is none', async () => {
    const other = join(demo.home, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'notes.txt'), 'mine');
    await expect(writeRerankFolder(request({ folder: other }))).rejects.toMatchObject({
      code: 'RERANK_FOLDER_NOT_EMPTY',
    });
    expect(readdirSync(other)).toEqual(['notes.txt']);
    await expect(
      writeRerankFolder(request({ folder: join(other, 'notes.txt', 'below') })),
    ).rejects.toMatchObject({ code: 'RERANK_UNWRITABLE' });
  });

  it('cannot come of a dataset that is missing, empty, or of another mirror', async () => {
    const missing = join(demo.home, 'missing.jsonl');
    const folderOf = (name: string): string => join(demo.home, name);
    await expect(
      writeRerankFolder(request({ dataset: missing, folder: folderOf('a') })),
    ).rejects.toMatchObject({ code: 'DATASET_UNREADABLE' });
    const empty = join(demo.home, 'empty.jsonl');
    writeFileSync(empty, '');
    await expect(
      writeRerankFolder(request({ dataset: empty, folder: folderOf('b') })),
    ).rejects.toMatchObject({ code: 'DATASET_EMPTY' });
    const foreign = join(demo.home, 'foreign.jsonl');
    const [example] = [...examples.values()].filter(({ question }) => question === 'api');
    const groundTruth = { scope: 'x_gone', api: 'x_gone.Nothing', member: null };
    writeFileSync(foreign, `${JSON.stringify({ ...example, groundTruth })}\n`);
    await expect(
      writeRerankFolder(request({ dataset: foreign, folder: folderOf('c') })),
    ).rejects.toMatchObject({ code: 'RERANK_NO_QUESTIONS' });
    expect(['a', 'b', 'c'].some((name) => existsSync(folderOf(name)))).toBe(false);
  });
});

describe('the questions of a mirror', () => {
  it('are made of its own call sites, whose own calls do not count in the cards', async () => {
    const mirror = await writableMirror();
    const calls = (name: string, member: string): ReturnType<typeof scriptRecord> =>
      scriptRecord(name, {
        table: 'sys_script',
        source: `var rows = new GlideRecord('incident');\nvar sorter = new RowSorter();\nsorter.${member}(rows);\nsorter.${member}(gs);\n`,
      });
    const records = [
      scriptRecord('RowSorter', { source: classSource('RowSorter', ['upwards', 'downwards']) }),
      scriptRecord('RowFilter', { source: classSource('RowFilter', ['keepRows']) }),
      scriptRecord('RowCounter', { source: classSource('RowCounter', ['countRows', 'shareOf']) }),
      calls('Report', 'downwards'),
      calls('Export', 'upwards'),
    ];
    await sync(mirror, arraySource(records));
    const folder = join(mirror.home, 'rerank');
    const { store, shardsFolder } = mirror;
    const place = { store, shardsFolder, rankerFolder: null, dataset: null };
    const report = await writeRerankFolder({ ...place, folder, most: 1_000 });
    expect(readdirSync(folder).sort()).toEqual([...RERANK_FILES].sort());
    const cards = cardsIn(folder);
    const shown = new Map(
      SPLITS.flatMap((split) => questionsIn(folder, split))
        .filter(({ origin }) => origin === 'call-site')
        .map(({ script, positive }) => [script, cards[positive]?.text.split('\n')[1]]),
    );
    expect(shown).toEqual(
      new Map([
        [sysIdOf('Report'), 'upwards(first), downwards(first)'],
        [sysIdOf('Export'), 'downwards(first), upwards(first)'],
      ]),
    );
    expect(report.generation).toBe(await store.generation());
  }, 60_000);

  it('cannot come of an empty one', async () => {
    const { store, home, shardsFolder } = await writableMirror();
    const place = { store, shardsFolder, rankerFolder: null, dataset: null };
    const folder = join(home, 'rerank');
    await expect(writeRerankFolder({ ...place, folder, most: 10 })).rejects.toMatchObject({
      code: 'DATASET_NO_EXAMPLES',
    });
    expect(existsSync(folder)).toBe(false);
  });
});
