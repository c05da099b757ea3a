import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  MINED_PACKAGES,
  rerankCardSchema,
  rerankHeaderSchema,
  rerankQuestionSchema,
  writeMinedPairs,
  type MinedPackage,
  type PackageReport,
  type RerankQuestion,
} from '../../../dataset-builder/index.js';
import { nameTrace } from '../../../dataset-builder/build/name-trace.js';
import { isOrdinaryName } from '../../../dataset-builder/build/ordinary-names.js';
import { PERMISSIVE } from '../../../dataset-builder/mine/mined-packages.js';
import { packageRoot } from '../../../domain/index.js';

const root = mkdtempSync(join(tmpdir(), 'deepcodeseek-pairs-'));
const nodeModules = join(packageRoot, 'node_modules');
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Pairs {
  readonly folder: string;
  readonly reports: readonly PackageReport[];
  readonly cards: readonly { readonly api: string; readonly text: string }[];
  readonly questions: readonly RerankQuestion[];
}

let number = 0;

async function mined(from: string, packages: readonly MinedPackage[]): Promise<Pairs> {
  number += 1;
  const folder = join(root, `pairs-${number}`);
  const reports = await writeMinedPairs({ nodeModules: from, packages, folder });
  const lines = (name: string): readonly unknown[] =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line));
  const files = ['train.jsonl', 'validation.jsonl', 'test.jsonl'];
  const questions = files.flatMap(lines).map((line) => rerankQuestionSchema.parse(line));
  const cards = lines('cards.jsonl').map((line) => rerankCardSchema.parse(line));
  rerankHeaderSchema.parse(lines('rerank.json')[0]);
  return { folder, reports, cards, questions };
}

/** A package of these files, installed alone; gives the folder that it is installed in. */
function installed(
  files: Readonly<Record<string, string>>,
  manifest: object = { version: '1.0.0', license: 'MIT' },
): string {
  number += 1;
  const folder = join(root, `modules-${number}`);
  const all = { ...files, 'package.json': JSON.stringify(manifest) };
  for (const [name, text] of Object.entries(all)) {
    const file = join(folder, 'tiny', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

const TINY: MinedPackage = { name: 'tiny', folder: 'lib', split: 'train' };
/** What is called, once in each of the ways in which modules pass names on. */
const CALLED = {
  'lib/text.js': `/** Copyright of all. */
/** Turns a name into a title. All of it. */
export function makeTitle(text, language) { return text + language; }
export const cutLonger = (text, most) => text.slice(0, most);
export class WordList { constructor(words) { this.words = words; } static parse(text) { return new WordList(text.split(' ')); } /** Counts. */ count() { return 1; } }
export default { makeTitle };
`,
  'lib/old.js': `'use strict';
function readTable(file) { return file; }
function sortTable(table) { return table; }
module.exports = { readTable, order: sortTable };
`,
  'lib/whole.js': `class TableView { show() { return 1; } }
module.exports = TableView;
`,
  'lib/index.js': `export * from './text.js';
export { cutLonger as shorten } from './text.js';
`,
};

async function answers(uses: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { questions, cards } = await mined(installed({ ...CALLED, ...uses }), [TINY]);
  return questions.map(({ positive }) => cards[positive]?.api ?? '').sort();
}

describe('calls that are mined, and what is none', () => {
  const rest = '\nwork(first);\nwork(second);\n';
  it.each([
    [
      'a named import',
      `import { makeTitle } from './text.js';\nvar first = makeTitle('a');${rest}`,
      ['tiny/text.makeTitle'],
    ],
    [
      'a function that is a value',
      `import { cutLonger } from './text.js';\nvar first = cutLonger('a');${rest}`,
      ['tiny/text.cutLonger'],
    ],
    [
      'a name that was passed on',
      `import { makeTitle } from './index.js';\nvar first = makeTitle('a');${rest}`,
      ['tiny/text.makeTitle'],
    ],
    [
      'a namespace',
      `import * as text from './text.js';\nvar first = text.makeTitle('a');${rest}`,
      ['tiny/text.makeTitle'],
    ],
    [
      'an object as the default',
      `import text from './text.js';\nvar first = text.makeTitle('a');${rest}`,
      ['tiny/text.makeTitle'],
    ],
    [
      'a class',
      `import { WordList } from './text.js';\nvar first = new WordList('a');${rest}`,
      ['tiny/text.WordList'],
    ],
    [
      'a static member',
      `import { WordList } from './text.js';\nvar first = WordList.parse('a');${rest}`,
      ['tiny/text.WordList'],
    ],
    [
      'require',
      `const { readTable } = require('./old');\nvar first = readTable('a');${rest}`,
      ['tiny/old.readTable'],
    ],
    [
      'require of the whole',
      `const old = require('./old.js');\nvar first = old.order('a');${rest}`,
      ['tiny/old.sortTable'],
    ],
    [
      'require of what is one class',
      `const TableView = require('./whole');\nvar first = new TableView('a');${rest}`,
      ['tiny/whole.TableView'],
    ],
    [
      'what a compiler wrote',
      `"use strict";\nconst old_1 = require("./old");\nvar first = (0, old_1.readTable)('a');${rest}`,
      ['tiny/old.readTable'],
    ],
    [
      'no name of the module’s own',
      `import * as text from './text.js';\nfunction makeTitle() {}\nvar first = text.makeTitle(makeTitle);${rest}`,
      [],
    ],
    [
      'no renamed import',
      `import { makeTitle as titled } from './text.js';\nvar first = titled('a');${rest}`,
      [],
    ],
    [
      'nothing of another package',
      `import { makeTitle } from 'elsewhere';\nvar first = makeTitle('a');${rest}`,
      [],
    ],
    [
      'nothing of a module that does not parse',
      `import { makeTitle } from './text.js';\nvar first = = makeTitle('a');${rest}`,
      [],
    ],
  ])('%s', async (_, source, expected) => {
    // With one API alone there would be nothing to tell apart.
    const other = `import { cutLonger, WordList } from './text.js';
var long = 'a b';
work(cutLonger(1));
work(long);
work(new WordList(long));
`;
    const found = await answers({ 'lib/use.js': source, 'lib/other.js': other });
    expect(found).toEqual([...expected, 'tiny/text.WordList', 'tiny/text.cutLonger'].sort());
  });

  it('hide every trace of what they call, its import among them', async () => {
    const use = `import { makeTitle, WordList } from './text.js';
// makeTitle gives the title
var before = new WordList('a');
var first = makeTitle('a');
work(before, first);
var second = makeTitle('b');
`;
    const { questions, cards } = await mined(installed({ ...CALLED, 'lib/use.js': use }), [TINY]);
    expect(questions).toHaveLength(2);
    for (const { query, behind, positive, candidates } of questions) {
      const { api = '', text = '' } = cards[positive] ?? {};
      const name = api.slice(api.lastIndexOf('.') + 1);
      expect(`${query}${behind}`).not.toContain(name);
      expect(`${query}${behind}`).not.toContain('import');
      expect(candidates).not.toContain(positive);
      if (name === 'makeTitle') {
        expect(text).toBe('makeTitle(text, language): Turns a name into a title.\ntiny');
        expect(query).toContain('// _ gives the title');
      } else expect(text).toMatch(/^WordList\(words\): .*\ncount\(\), parse\(text\)\ntiny$/);
    }
  });

  it('offer nothing that the calling module declares itself', async () => {
    const use = `import { makeTitle, cutLonger } from './text.js';
export function ownTitle(text) { return makeTitle(text); }
`;
    const other = `import { ownTitle } from './use.js';\nimport { cutLonger } from './text.js';\nwork(ownTitle('a'));\nwork(cutLonger('b'));\n`;
    const { questions, cards } = await mined(
      installed({ ...CALLED, 'lib/use.js': use, 'lib/other.js': other }),
      [TINY],
    );
    const asked = questions.find(({ positive }) => cards[positive]?.api === 'tiny/text.makeTitle');
    const offered = asked?.candidates.map((card) => cards[card]?.api);
    expect(offered).toEqual(['tiny/text.cutLonger']);
  });
});

describe('packages that are refused', () => {
  it.each(['GPL-3.0', 'MPL-2.0', 'UNLICENSED'])('under the licence %s', async (license) => {
    const from = installed(CALLED, { version: '1.0.0', license });
    await expect(mined(from, [TINY])).rejects.toMatchObject({ code: 'PACKAGE_NOT_PERMISSIVE' });
    expect(existsSync(join(root, `pairs-${number}`))).toBe(false);
  });

  it('without a licence, or not installed', async () => {
    const silent = installed(CALLED, { version: '1.0.0' });
    await expect(mined(silent, [TINY])).rejects.toMatchObject({ code: 'PACKAGE_UNREADABLE' });
    await expect(mined(root, [TINY])).rejects.toMatchObject({ code: 'PACKAGE_UNREADABLE' });
  });
});

describe('the packages that are mined', () => {
  it('are all installed, and say that they are permissive', () => {
    const manifest = z.object({ license: z.string() });
    const licences = MINED_PACKAGES.map(({ name }) =>
      manifest.parse(JSON.parse(readFileSync(join(nodeModules, name, 'package.json'), 'utf8'))),
    );
    expect(licences.filter(({ license }) => !PERMISSIVE.has(license))).toEqual([]);
    expect(new Set(MINED_PACKAGES.map(({ split }) => split)).size).toBe(3);
  });

  let pairs: Pairs;
  beforeAll(async () => {
    const some = MINED_PACKAGES.filter(({ name }) => ['axios', 'zod'].includes(name));
    pairs = await mined(nodeModules, some);
  }, 120_000);

  it('give some hundred pairs, whole packages on one side', () => {
    const { reports, questions } = pairs;
    const counts = reports.map(({ pairs: count }) => count);
    expect(Math.min(...counts)).toBeGreaterThan(100);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(questions.length);
    expect(new Set(questions.map(({ scope }) => scope))).toEqual(new Set(['axios', 'zod']));
    const header: unknown = JSON.parse(readFileSync(join(pairs.folder, 'rerank.json'), 'utf8'));
    const [axios, zod] = ['axios', 'zod'].map(
      (name) => reports.find((each) => each.name === name)?.pairs,
    );
    expect(header).toMatchObject({ questions: { train: 0, validation: zod, test: axios } });
  });

  it('show no trace of the wanted name, and no other right answer', () => {
    const { questions, cards } = pairs;
    const nameOf = (card: number): string => {
      const api = cards[card]?.api ?? '';
      return api.slice(api.lastIndexOf('.') + 1);
    };
    for (const { query, behind, positive, candidates } of questions) {
      const trace = nameTrace(nameOf(positive), 'class', isOrdinaryName);
      const found = trace
        ?.find(`${query}\n${behind}`)
        .map(({ start, end }) => `${query}\n${behind}`.slice(start, end));
      expect(found ?? []).toEqual([]);
      expect(candidates.map(nameOf)).not.toContain(nameOf(positive));
      expect(candidates.length).toBeLessThanOrEqual(60);
      expect(new Set(candidates).size).toBe(candidates.length);
    }
  });

  it('has at most twelve calls of one API', () => {
    const counts = new Map<number, number>();
    for (const { positive } of pairs.questions)
      counts.set(positive, (counts.get(positive) ?? 0) + 1);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(12);
  });
});
