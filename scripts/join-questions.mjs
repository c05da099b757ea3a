/**
 * Joins folders of `dataset rerank` and `mine-pairs.mjs` into one to train a model on that is shipped. Of the scopes named,
 * nothing is learned: no question asked there, none whose answer is defined there, and no copy of a script from there. The
 * questions asked in them are the test.
 *
 * node scripts/join-questions.mjs OUT --hold-out x_acme_hr,x_acme_vrm FOLDER...
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'hold-out': { type: 'string', default: '' } },
});
const [out, ...folders] = positionals;
if (out === undefined || folders.length === 0) {
  console.error('node scripts/join-questions.mjs OUT [--hold-out SCOPE,SCOPE] FOLDER...');
  process.exit(2);
}
const heldOut = new Set(values['hold-out'].split(',').filter((scope) => scope !== ''));
const SPLITS = ['train', 'validation', 'test'];
const cards = [];
const joined = { train: [], validation: [], test: [] };
const headers = [];
for (const folder of folders) {
  const header = JSON.parse(readFileSync(join(folder, 'rerank.json'), 'utf8'));
  headers.push(header);
  const first = cards.length;
  const own = linesOf(folder, 'cards');
  for (const { card, ...rest } of own) cards.push({ card: first + card, ...rest });
  const questions = SPLITS.flatMap((split) =>
    linesOf(folder, split).map((question) => ({ split, question })),
  );
  const copies = new Set(
    questions.flatMap(({ question }) => (heldOut.has(question.scope) ? [question.family] : [])),
  );
  const hasHeldOut = copies.size > 0;
  for (const { split, question } of questions) {
    const moved = {
      ...question,
      positive: first + question.positive,
      candidates: question.candidates.map((card) => first + card),
    };
    if (heldOut.has(question.scope)) joined.test.push(moved);
    else if (copies.has(question.family) || heldOut.has(scopeOf(own[question.positive]))) continue;
    // What another folder keeps apart for testing is learned from where this one's test are whole scopes.
    else joined[hasHeldOut && split === 'test' ? 'train' : split].push(moved);
  }
}
mkdirSync(out, { recursive: true });
writeLines('cards', cards);
for (const split of SPLITS) writeLines(split, joined[split]);
const header = {
  ...headers[0],
  instance: headers.map(({ instance }) => instance).join('+'),
  candidates: Math.max(...headers.map(({ candidates }) => candidates)),
  cards: cards.length,
  questions: Object.fromEntries(SPLITS.map((split) => [split, joined[split].length])),
};
writeFileSync(join(out, 'rerank.json'), `${JSON.stringify(header, null, 2)}\n`);
const digest = createHash('sha256').update(JSON.stringify(joined)).digest('hex').slice(0, 12);
console.log(`${out}: ${JSON.stringify(header.questions)}, ${cards.length} cards (${digest})`);

function linesOf(folder, name) {
  const text = readFileSync(join(folder, `${name}.jsonl`), 'utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

function writeLines(name, values) {
  const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
  writeFileSync(join(out, `${name}.jsonl`), text);
}

function scopeOf({ api }) {
  return api.slice(0, api.lastIndexOf('.'));
}
