/** Cuts one script into what the index takes: its identifiers, its sketch, and the surroundings of its call sites. */
import type { CallSite, ScriptRecord } from '../../domain/index.js';
import { identifiersOf } from '../../analysis/index.js';
import type { LaneTerm } from '../terms/lane-index.js';
import type { TermTable } from '../terms/term-table.js';
import { wordsOf } from './api-terms.js';
import {
  SITE_LANE,
  WINDOW,
  windowLane,
  type PreparedScript,
  type PreparedSite,
} from './entries.js';
import { lineSketch } from './line-sketch.js';
import type { Pacer } from './pacer.js';

/** Of many uses of one API in one script the first ones say what the rest say. */
const SITES_PER_API = 8;
const MAX_EXAMPLE_LINES = 3;
const MAX_EXAMPLE_LENGTH = 240;
/** Longer texts are read in pieces, so that the event loop is never held. */
const PIECE_LENGTH = 48_000;

interface Occurrence {
  readonly name: string;
  readonly line: number;
  readonly terms: readonly number[];
}

/** Reads one script; yields between pieces of long texts. */
export async function prepareScript(
  script: Pick<ScriptRecord, 'sysId' | 'table' | 'name' | 'scope' | 'source'>,
  callSites: readonly CallSite[],
  terms: TermTable,
  pacer: Pacer,
): Promise<PreparedScript> {
  const { sysId, table, name, scope, source } = script;
  const { occurrences, wholes } = await readOccurrences(source, terms, pacer);
  const sites: PreparedSite[] = [];
  const kept = firstSites(callSites);
  if (kept.length > 0) {
    const lines = source.split('\n');
    const byLine = groupByLine(occurrences, lines.length);
    for (const site of kept) {
      sites.push({
        site,
        terms: [
          ...surroundings(site, byLine, terms),
          ...namesLane([site.enclosingFunction, name], table, terms),
        ],
        text: exampleText(site, lines),
      });
      await pacer.breathe();
    }
  }
  return {
    record: { sysId, table, name, scope },
    identifiers: [...wholes],
    sketch: lineSketch(source),
    sites,
  };
}

/** The names around a call site as terms of the lane of names. */
function namesLane(
  names: readonly (string | null)[],
  table: string,
  terms: TermTable,
): readonly LaneTerm[] {
  const found = new Set<number>([terms.numberOf(tableTerm(table))]);
  for (const name of names) {
    for (const word of wordsOf(name ?? '')) terms.visitWords(word, (term) => found.add(term));
  }
  return [...found].map((term) => ({ term, lane: SITE_LANE.names }));
}

/** Stands among the names for the table of the script's record. */
export function tableTerm(table: string): string {
  return `table:${table}`;
}

async function readOccurrences(
  source: string,
  terms: TermTable,
  pacer: Pacer,
): Promise<{ occurrences: Occurrence[]; wholes: Set<number> }> {
  const occurrences: Occurrence[] = [];
  const wholes = new Set<number>();
  const termsByName = new Map<string, readonly number[]>();
  let lineOffset = 0;
  for (const piece of pieces(source)) {
    for (const { name, line } of identifiersOf(piece)) {
      let known = termsByName.get(name);
      if (known === undefined) {
        const found: number[] = [];
        terms.visitWords(name, (term, whole) => {
          found.push(term);
          if (whole) wholes.add(term);
        });
        known = found;
        termsByName.set(name, known);
      }
      occurrences.push({ name, line: line + lineOffset, terms: known });
    }
    lineOffset += countLines(piece);
    await pacer.breathe();
  }
  return { occurrences, wholes };
}

function* pieces(source: string): Iterable<string> {
  let start = 0;
  while (source.length - start > PIECE_LENGTH) {
    const lineEnd = source.lastIndexOf('\n', start + PIECE_LENGTH);
    const end = lineEnd > start ? lineEnd + 1 : start + PIECE_LENGTH;
    yield source.slice(start, end);
    start = end;
  }
  yield source.slice(start);
}

function countLines(text: string): number {
  let count = 0;
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
    count += 1;
  return count;
}

function firstSites(callSites: readonly CallSite[]): readonly CallSite[] {
  const taken = new Map<string, number>();
  return callSites.filter((site) => {
    if (site.resolution === 'unresolved') return false;
    const count = taken.get(site.api) ?? 0;
    taken.set(site.api, count + 1);
    return count < SITES_PER_API;
  });
}

function groupByLine(occurrences: readonly Occurrence[], lineCount: number): Occurrence[][] {
  const byLine: Occurrence[][] = Array.from({ length: lineCount + 2 }, () => []);
  for (const occurrence of occurrences) byLine[occurrence.line]?.push(occurrence);
  return byLine;
}

/** What stands around a call site, without the API's own name and the member that it calls. */
function surroundings(
  site: CallSite,
  byLine: readonly (readonly Occurrence[])[],
  terms: TermTable,
): readonly LaneTerm[] {
  const { lineStart } = site.range;
  const ownName = plainName(site.api.slice(site.api.lastIndexOf('.') + 1));
  const scope = terms.find(site.api.slice(0, site.api.lastIndexOf('.')).toLowerCase());
  const lanes = new Map<number, number>();
  for (
    let line = Math.max(1, lineStart - WINDOW.far);
    line <= lineStart + WINDOW.after;
    line += 1
  ) {
    const side = line <= lineStart ? 'before' : 'after';
    const lane = windowLane(Math.abs(lineStart - line), side);
    if (lane === null) continue;
    for (const { name, terms: found } of byLine[line] ?? []) {
      if (plainName(name) === ownName || (line === lineStart && name === site.member)) continue;
      for (const term of found) {
        if (term === scope) continue;
        const known = lanes.get(term);
        if (known === undefined || lane < known) lanes.set(term, lane);
      }
    }
  }
  return [...lanes].map(([term, lane]) => ({ term, lane }));
}

/** `_invoiceUtil2` as `invoiceutil`: a variable named after the API gives it away as the API's name does. */
export function plainName(name: string): string {
  return name.replace(/[_$\d]/g, '').toLowerCase();
}

function exampleText(site: CallSite, lines: readonly string[]): string {
  const { lineStart, lineEnd } = site.range;
  const last = Math.min(Math.max(lineEnd, lineStart), lineStart + MAX_EXAMPLE_LINES - 1);
  const text = lines
    .slice(lineStart - 1, last)
    .map((line) => line.trim())
    .join('\n')
    .slice(0, MAX_EXAMPLE_LENGTH);
  // A slice keeps the whole script alive in V8; the bytes of a copy do not.
  return Buffer.from(text, 'utf8').toString('utf8');
}
