/** What a question says, in the index's terms: words by nearness, names around the cursor, APIs and tables in sight. */
import {
  commentWordsOf,
  cursorContext,
  identifiersOf,
  splitIdentifier,
  type CursorContext,
  type SourceIdentifier,
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
import { expansionSight } from './expansion-sight.js';
import { knownTerms } from './known-terms.js';
import {
  nearestTerms,
  ownTraces,
  type JudgedCode,
  type OwnTraces,
  type SeenTerms,
} from './own-traces.js';

/** A line of more characters is cut to the part next to the cursor. */
const MAX_WINDOW_LENGTH = 24_000;

export interface QueryContext extends JudgedCode {
  readonly question: SuggestQuestion;
  readonly cursor: CursorContext;
  readonly scope: string;
  readonly table: string | null;
  /** Client code reaches Script Includes through GlideAjax only. */
  readonly isClient: boolean;
  readonly exclusion: Exclusion;
  /** Room for the scores of this question. */
  readonly scratch: Scratch;
  /** The identifiers that `freshTerms` come from, nearest first. */
  readonly freshSight: readonly SeenTerms[];
  /** Of the APIs that the code in sight names already: by what each of them is judged. */
  readonly traces: ReadonlyMap<number, OwnTraces>;
  /** Terms of the names of function, class and script, and of the record's table. */
  readonly names: ReadonlySet<number>;
  /** Words of the name of the script or class being edited; -1 for one that the mirror does not hold. */
  readonly callerWords: readonly number[];
  /** Words of the enclosing function's name, likewise. */
  readonly functionWords: readonly number[];
  /** Identifiers as they are written, nearest first, each once. */
  readonly identifiers: readonly string[];
  /** Words that the query is widened by, as they are written, each once; none of them is in sight. */
  readonly expansion: readonly string[];
  /** APIs in use in the visible code, nearest first. */
  readonly usedApis: readonly number[];
  readonly tables: readonly string[];
}

/** Reads a question against the index; `expansion` is the text that its query is widened by, empty for none. */
export function queryContext(
  question: SuggestQuestion,
  index: MirrorIndex,
  scratch: Scratch,
  expansion = '',
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
  const sight = inWindows(question, cursor.prefix, index, identifiersOf);
  const comments = inWindows(question, cursor.prefix, index, commentWordsOf);
  const mentioned = new Set(cursor.usedClasses.map((written) => plainName(lastPart(written))));
  const fresh = sight.filter(({ plain }) => !mentioned.has(plain));
  const identifiers = new Set(sight.map(({ name }) => name));
  const widening = expansionSight(
    expansion,
    index,
    (name, plain) => identifiers.has(name) || mentioned.has(plain),
  );
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
  const used = usedApis(cursor, scope, exclusion, index);
  const { holders, awaited } = cursor;
  const { target } = awaited;
  const inSight = { sight, fresh, comments, widening, holders, target, usedApis: used };
  return {
    question,
    cursor,
    scope,
    table,
    isClient: table !== null && scriptTable(table)?.side === 'client',
    exclusion,
    scratch,
    terms: nearestTerms(sight),
    freshTerms: nearestTerms(fresh),
    commentTerms: nearestTerms(comments),
    expansionTerms: nearestTerms(widening),
    freshSight: fresh,
    // Who asks for a member has named the class: nothing is masked then.
    traces:
      cursor.question === 'member' ? new Map() : ownTraces({ index, exclusion, scope, ...inSight }),
    names,
    callerWords: termsOfWords(caller, index),
    functionWords: termsOfWords(cursor.enclosingFunction ?? '', index),
    identifiers: [...identifiers],
    expansion: widening.map(({ name }) => name),
    usedApis: used,
    tables: cursor.tables,
  };
}

interface SeenIdentifier extends SeenTerms {
  readonly distance: number;
}

/** What `read` finds in the windows around the cursor, nearest first; what is being typed is none yet. */
function inWindows(
  { codeBefore, codeAfter }: SuggestQuestion,
  prefix: string,
  index: MirrorIndex,
  read: (source: string) => readonly SourceIdentifier[],
): readonly SeenIdentifier[] {
  const seen: SeenIdentifier[] = [];
  const known = new Map<string, Pick<SeenTerms, 'plain' | 'terms'>>();
  const add = (
    found: readonly SourceIdentifier[],
    side: 'before' | 'after',
    cursorLine: number,
  ): void => {
    found.forEach(({ name, line }, at) => {
      const distance = Math.abs(cursorLine - line);
      const lane = windowLane(distance, side);
      if (lane === null) return;
      const word = known.get(name) ?? { plain: plainName(name), terms: knownTerms(name, index) };
      known.set(name, word);
      seen.push({ name, next: found[at + 1]?.name ?? '', lane, distance, ...word });
    });
  };
  const before = lastLines(codeBefore.slice(0, codeBefore.length - prefix.length), WINDOW.far + 1);
  add(read(before), 'before', before.split('\n').length);
  const after = firstLines(codeAfter.replace(/^[\p{L}\p{N}_$]+/u, ''), WINDOW.after + 1);
  add(read(after), 'after', 1);
  return seen.sort((a, b) => a.distance - b.distance);
}

/** The code by which an API is judged: without its own traces. */
export function judgedCode(api: number, context: QueryContext): JudgedCode {
  return context.traces.get(api) ?? context;
}

function lastPart(written: string): string {
  return written.slice(written.lastIndexOf('.') + 1);
}

/** The last lines of a text, a long one cut to its end. */
export function lastLines(text: string, count: number): string {
  const end = text.slice(-MAX_WINDOW_LENGTH);
  let start = end.length;
  for (let lines = 0; lines < count && start > 0; lines += 1)
    start = end.lastIndexOf('\n', start - 1);
  return end.slice(Math.max(start, -1) + 1);
}

/** The first lines of a text, a long one cut to its beginning. */
export function firstLines(text: string, count: number): string {
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
