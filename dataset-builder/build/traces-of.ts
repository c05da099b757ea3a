/** Everything in one script that gives an API away. */
import type { ApiSurface, CallSite } from '../../domain/index.js';
import { classTrace, memberTrace } from './api-facts.js';
import type { DropReason } from './draft-example.js';
import { findHolders } from './holders.js';
import type { NameTrace } from './name-trace.js';
import { isOrdinaryName } from './ordinary-names.js';
import type { SyntaxTree } from './syntax-tree.js';
import { contains, mergeRanges, type TextRange } from './text-range.js';

/** A call site with its offsets. */
export interface PlacedSite {
  readonly site: CallSite;
  readonly range: TextRange;
}

export type Hiding =
  | {
      readonly kind: 'hidden';
      /** In order, without overlaps. */
      readonly ranges: readonly TextRange[];
      readonly traces: readonly NameTrace[];
    }
  | { readonly kind: 'impossible'; readonly reason: DropReason };

/** A name of one word may stand this often in sight for something else before masking it takes too much away. */
const MAX_ORDINARY_MENTIONS = 6;
const SCOPE_BEFORE = /[\p{L}\p{N}_$]+\s*\.\s*$/u;

/**
 * What to mask when the API itself is asked for: its class in any spelling with the scope before it, `member` in any
 * spelling, what holds its objects, the method that GlideAjax is told, and the sys_id of its script. Other members that are
called on it stay: they are the code that the author has written around the place, and none of them names the API.
 */
export function hideApi(
  tree: SyntaxTree,
  surface: ApiSurface,
  member: string | null,
  sites: readonly PlacedSite[],
): Hiding {
  const { source } = tree;
  const uses = sites.map(({ range }) => range);
  const className = classTrace(surface);
  const memberName = member === null ? null : memberTrace(member);
  if (className === null || (member !== null && memberName === null))
    return { kind: 'impossible', reason: 'unmaskable-name' };
  const classRanges = withScope(source, className.find(source), surface.scope);
  const holders = findHolders(tree, uses, classRanges);
  const known = [...uses, ...holders.ranges];
  const memberRanges = withScope(source, memberName?.find(source) ?? [], surface.scope);
  if (
    (className.extent === 'whole' && strangers(classRanges, known) > MAX_ORDINARY_MENTIONS) ||
    (memberName !== null && isTooOrdinary(memberName, memberRanges, known))
  ) {
    return { kind: 'impossible', reason: 'ordinary-name' };
  }
  return {
    kind: 'hidden',
    traces: memberName === null ? [className] : [className, memberName],
    ranges: mergeRanges([
      ...classRanges,
      ...memberRanges,
      ...holders.ranges,
      ...sites.flatMap((placed) => ajaxMember(source, placed)),
      ...mentions(source, surface.scriptSysId),
    ]),
  };
}

/** What to mask when the member is asked for: `member` in any spelling; the receiver stays, its class is known. */
export function hideMember(tree: SyntaxTree, member: string, sites: readonly PlacedSite[]): Hiding {
  const trace = memberTrace(member);
  if (trace === null) return { kind: 'impossible', reason: 'unmaskable-name' };
  const ranges = trace.find(tree.source);
  const uses = sites.map(({ range }) => range);
  if (isTooOrdinary(trace, ranges, uses)) return { kind: 'impossible', reason: 'ordinary-name' };
  return { kind: 'hidden', traces: [trace], ranges: mergeRanges(ranges) };
}

/** A platform method's name (`get`, `query`) may not stand for the platform's own even once. */
function isTooOrdinary(
  trace: NameTrace,
  ranges: readonly TextRange[],
  known: readonly TextRange[],
): boolean {
  if (trace.extent === 'part') return false;
  return strangers(ranges, known) > (isOrdinaryName(trace.name) ? 0 : MAX_ORDINARY_MENTIONS);
}

/** How many of `ranges` lie outside all of `known`. */
function strangers(ranges: readonly TextRange[], known: readonly TextRange[]): number {
  return ranges.filter((range) => !known.some((other) => contains(other, range))).length;
}

/** Each range with `global.` or the API's scope before it, where one stands there. */
function withScope(
  source: string,
  ranges: readonly TextRange[],
  scope: string,
): readonly TextRange[] {
  return ranges.map((range) => {
    const before = SCOPE_BEFORE.exec(source.slice(Math.max(0, range.start - 80), range.start))?.[0];
    const qualifier = before?.replace(/[\s.]+$/, '').toLowerCase();
    const isScope = qualifier === 'global' || qualifier === scope.toLowerCase();
    return isScope ? { start: range.start - (before?.length ?? 0), end: range.end } : range;
  });
}

/** The method of a GlideAjax call, which it is told elsewhere, as the value of `sysparm_name`. */
function ajaxMember(source: string, { site: { member, form } }: PlacedSite): readonly TextRange[] {
  if (member === null || form !== 'ajax') return [];
  return [`'${member}'`, `"${member}"`].flatMap((quoted) =>
    mentions(source, quoted).map(({ start, end }) => ({ start: start + 1, end: end - 1 })),
  );
}

function mentions(source: string, text: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (let at = source.indexOf(text); at >= 0 && text !== ''; at = source.indexOf(text, at + 1)) {
    ranges.push({ start: at, end: at + text.length });
  }
  return ranges;
}
