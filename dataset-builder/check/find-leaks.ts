/**
 * The leak checker of one example. It reads text, not syntax, and shares nothing with the code that builds examples, so that
 * one mistake cannot hide in both.
 */
import { MASK, type Example } from '../../domain/index.js';
import { findMemberUses } from './find-member-uses.js';
import { spellingFinder, type TextRange } from './find-spellings.js';
import { boundNames, heldOccurrences, memberReceivers } from './held-names.js';
import type { ExampleSide, TraceKind, TraceLeak } from './leak.js';
import { revealText } from './reveal-text.js';
import type { TextView } from './text-view.js';

export interface LeakOptions {
  /** The sys_id of each API's own script, by qualified name, where it is known. */
  readonly apiScripts?: ReadonlyMap<string, string>;
}

/** Of one side of an example; one is enough to refuse it, and a side that is nothing but traces must not take long. */
const MOST_TRACES = 200;

interface Trace {
  readonly kind: TraceKind;
  readonly find: (text: string) => readonly TextRange[];
}

/**
 * Every trace of the ground truth in the visible code, at most one for a place and kind and 200 a side. In a question for the member the
 * class and the object may be seen, the member may not.
 */
export function findLeaks(
  example: Example,
  { apiScripts }: LeakOptions = {},
): readonly TraceLeak[] {
  const traces = example.question === 'api' ? apiTraces(example) : memberTraces(example);
  const sysId = apiScripts?.get(example.groundTruth.api);
  if (sysId !== undefined && example.question === 'api') {
    traces.push({ kind: 'sys_id', find: (text) => occurrences(text.toLowerCase(), sysId) });
  }
  return [
    ...leaksOf(example, 'before', example.codeBefore, traces),
    ...leaksOf(example, 'after', example.codeAfter, traces),
  ];
}

function apiTraces(example: Example): Trace[] {
  const { scope, api, member } = example.groundTruth;
  const className = api.slice(api.lastIndexOf('.') + 1);
  const holders = [
    ...boundNames(example.codeMiddle, className),
    ...boundNames(cutStatement(example), className),
    ...memberReceivers(example.codeMiddle, { className, member }),
    ...boundNames(example.codeBefore, MASK),
    ...boundNames(example.codeAfter, MASK),
  ];
  const classFinder = spellingFinder(className, 'class');
  return [
    { kind: 'class', find: classFinder },
    { kind: 'scope', find: (text) => scopeBeforeMask(text, scope) },
    ...[...new Set(holders)].map((name): Trace => ({
      kind: 'holder',
      find: (text) => heldOccurrences(text, name),
    })),
    ...namedMember(member, []),
  ];
}

function memberTraces({ codeBefore, groundTruth: { api, member } }: Example): Trace[] {
  const receiver = /([\p{L}_$][\p{L}\d_$.]*)\s*\.\s*$/u.exec(codeBefore.slice(-500))?.[1];
  const className = api.slice(api.lastIndexOf('.') + 1);
  return namedMember(member, receiver === undefined ? [className] : [className, receiver]);
}

function namedMember(member: string | null, receivers: readonly string[]): Trace[] {
  if (member === null) return [];
  const spellings = spellingFinder(member, 'member');
  return [
    { kind: 'member', find: spellings },
    { kind: 'member', find: (text) => findMemberUses(text, member, receivers) },
  ];
}

/** The start of the statement that the cut stands in, with what was taken out: `var util = new ` and `IncidentUtil();`. */
function cutStatement({ codeBefore, codeMiddle }: Example): string {
  const start = /[^;{}\n]*$/.exec(codeBefore.slice(-500))?.[0] ?? '';
  return start + codeMiddle;
}

/** `x_acme_core._`: the scope is part of the answer. */
function scopeBeforeMask(text: string, scope: string): readonly TextRange[] {
  return occurrences(text, scope).filter(
    ({ start, end }) =>
      !/[\p{L}\d_$.]$/u.test(text.slice(Math.max(0, start - 1), start)) &&
      /^\s*(?:\.|\[\s*["'])\s*_(?![\p{L}\d_$])/u.test(text.slice(end, end + 20)),
  );
}

function occurrences(text: string, searched: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  if (searched === '') return ranges;
  for (let start = text.indexOf(searched); start >= 0; start = text.indexOf(searched, start + 1)) {
    ranges.push({ start, end: start + searched.length });
  }
  return ranges;
}

function leaksOf(
  { id }: Example,
  side: ExampleSide,
  text: string,
  traces: readonly Trace[],
): readonly TraceLeak[] {
  const revealed = revealText(text);
  const leaks: TraceLeak[] = [];
  const add = (kind: TraceKind, appearance: TraceLeak['appearance'], range: TextRange): void => {
    const { start, end } = range;
    if (leaks.length >= MOST_TRACES) return;
    const known = leaks.some(
      (leak) => leak.kind === kind && leak.start < end && start < leak.start + leak.length,
    );
    if (known) return;
    const textLine = text.slice(0, start).split('\n').length;
    leaks.push({ kind, exampleId: id, side, appearance, textLine, start, length: end - start });
  };
  for (const { kind, find } of traces) {
    for (const range of find(text)) add(kind, 'plain', range);
    // A variable is code: it has no disguise, and text that is no longer code would be misread.
    if (kind === 'holder' || revealed.text === text) continue;
    for (const range of find(revealed.text)) add(kind, 'disguised', sourceRange(revealed, range));
  }
  return leaks;
}

function sourceRange({ offsets }: TextView, { start, end }: TextRange): TextRange {
  const from = offsets[start] ?? 0;
  return { start: from, end: Math.max(from + 1, offsets[end] ?? 0) };
}
