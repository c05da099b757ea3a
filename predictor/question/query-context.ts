/** What a question says, in the index's terms: words by nearness, names around the cursor, APIs and tables in sight. */
import {
  cursorContext,
  identifiersOf,
  splitIdentifier,
  type CursorContext,
} from '../../analysis/index.js';
import { scriptTable, type SuggestQuestion } from '../../domain/index.js';
import { wordsOf } from '../mirror-index/api-terms.js';
import { WINDOW, windowLane } from '../mirror-index/entries.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import { plainName, tableTerm } from '../mirror-index/prepare-script.js';
import { isTelling } from '../terms/term-table.js';
import type { Scratch } from '../terms/scratch.js';
import { editedScriptName, editedScripts } from './edited-script.js';
import { excludeScripts, type Exclusion } from './exclusion.js';

/** A line of more characters is cut to the part next to the cursor. */
const MAX_WINDOW_LENGTH = 24_000;

export interface QueryContext {
  readonly question: SuggestQuestion;
  readonly cursor: CursorContext;
  readonly scope: string;
  readonly table: string | null;
  /** Client code reaches Script Includes through GlideAjax only. */
  readonly isClient: boolean;
  readonly exclusion: Exclusion;
  /** Room for the scores of this question. */
  readonly scratch: Scratch;
  /** Terms in sight with the lane of the narrowest window that holds them. */
  readonly terms: ReadonlyMap<number, number>;
  /**
   * The same without the names of the classes in use and of the variables named after them: what is matched against
   * names must not find again what is there already.
   */
  readonly freshTerms: ReadonlyMap<number, number>;
  /** Terms of the names of function, class and script, and of the record's table. */
  readonly names: ReadonlySet<number>;
  /** Words of the name of the script or class being edited; -1 for one that the mirror does not hold. */
  readonly callerWords: readonly number[];
  /** Words of the enclosing function's name, likewise. */
  readonly functionWords: readonly number[];
  /** Identifiers as they are written, nearest first, each once. */
  readonly identifiers: readonly string[];
  /** APIs in use in the visible code, nearest first. */
  readonly usedApis: readonly number[];
  readonly tables: readonly string[];
}

/** Reads a question against the index. */
export function queryContext(
  question: SuggestQuestion,
  index: MirrorIndex,
  scratch: Scratch,
): QueryContext {
  const scope = question.scope ?? 'global';
  const table = question.table ?? null;
  const exclusion = excludeScripts(index, editedScripts(question, index));
  const cursor = cursorContext({
    codeBefore: question.codeBefore,
    codeAfter: question.codeAfter,
    scope,
    table,
    directory: exclusion.directory,
  });
  const sight = windowIdentifiers(question, cursor.prefix);
  const mentioned = new Set(cursor.usedClasses.map((written) => plainName(lastPart(written))));
  const fresh = sight.filter(({ name }) => !mentioned.has(plainName(name)));
  const scriptName = editedScriptName(question, index);
  const names = new Set<number>();
  const caller = scriptName ?? cursor.enclosingClass ?? '';
  for (const name of [cursor.enclosingFunction, cursor.enclosingClass, scriptName]) {
    for (const word of wordsOf(name ?? '')) {
      index.terms.visitKnownWords(word, (term) => names.add(term));
    }
  }
  if (table !== null) {
    const term = index.terms.find(tableTerm(table));
    if (term >= 0) names.add(term);
  }
  return {
    question,
    cursor,
    scope,
    table,
    isClient: table !== null && scriptTable(table)?.side === 'client',
    exclusion,
    scratch,
    terms: nearestTerms(sight, index),
    freshTerms: nearestTerms(fresh, index),
    names,
    callerWords: termsOfWords(caller, index),
    functionWords: termsOfWords(cursor.enclosingFunction ?? '', index),
    identifiers: [...new Set(sight.map(({ name }) => name))],
    usedApis: usedApis(cursor, scope, exclusion, index),
    tables: cursor.tables,
  };
}

interface SeenIdentifier {
  readonly name: string;
  readonly lane: number;
  readonly distance: number;
}

/** The identifiers of the windows around the cursor, nearest first; what is being typed is none yet. */
function windowIdentifiers(
  { codeBefore, codeAfter }: SuggestQuestion,
  prefix: string,
): readonly SeenIdentifier[] {
  const seen: SeenIdentifier[] = [];
  const before = lastLines(codeBefore.slice(0, codeBefore.length - prefix.length), WINDOW.far + 1);
  const cursorLine = before.split('\n').length;
  for (const { name, line } of identifiersOf(before)) {
    const distance = cursorLine - line;
    const lane = windowLane(distance, 'before');
    if (lane !== null) seen.push({ name, lane, distance });
  }
  const after = firstLines(codeAfter.replace(/^[\p{L}\p{N}_$]+/u, ''), WINDOW.after + 1);
  for (const { name, line } of identifiersOf(after)) {
    const lane = windowLane(line - 1, 'after');
    if (lane !== null) seen.push({ name, lane, distance: line - 1 });
  }
  return seen.sort((a, b) => a.distance - b.distance);
}

function nearestTerms(
  identifiers: readonly SeenIdentifier[],
  index: MirrorIndex,
): ReadonlyMap<number, number> {
  const terms = new Map<number, number>();
  for (const { name, lane } of identifiers) {
    index.terms.visitKnownWords(name, (term) => {
      const known = terms.get(term);
      if (known === undefined || lane < known) terms.set(term, lane);
    });
  }
  return terms;
}

function lastPart(written: string): string {
  return written.slice(written.lastIndexOf('.') + 1);
}

function lastLines(text: string, count: number): string {
  const end = text.slice(-MAX_WINDOW_LENGTH);
  let start = end.length;
  for (let lines = 0; lines < count && start > 0; lines += 1)
    start = end.lastIndexOf('\n', start - 1);
  return end.slice(Math.max(start, -1) + 1);
}

function firstLines(text: string, count: number): string {
  const begin = text.slice(0, MAX_WINDOW_LENGTH);
  let end = -1;
  for (let lines = 0; lines < count; lines += 1) {
    end = begin.indexOf('\n', end + 1);
    if (end < 0) return begin;
  }
  return begin.slice(0, end);
}

/** Terms of the words of a name, -1 for a word that the mirror does not hold: it counts as the rarest. */
function termsOfWords(name: string, index: MirrorIndex): readonly number[] {
  const words = new Set(wordsOf(name).flatMap((part) => splitIdentifier(part)));
  return [...words].filter(isTelling).map((word) => index.terms.find(word));
}

function usedApis(
  cursor: CursorContext,
  scope: string,
  exclusion: Exclusion,
  index: MirrorIndex,
): readonly number[] {
  const found = new Set<number>();
  for (const written of cursor.usedClasses) {
    const api = exclusion.directory.resolve(written, scope);
    const entry = api === null ? null : index.apiByName(api);
    if (entry !== null) found.add(entry.number);
  }
  return [...found];
}
