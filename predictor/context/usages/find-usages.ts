/** Where the identifiers near a position are used elsewhere: what such code calls is likely to be called here too. */
import { codeIdentifiers } from '../position/code-words.js';
import type { SourcePosition } from '../position/source-position.js';
import { receiverPatterns, wordPatterns } from '../tree/patterns.js';
import type { SourceTree } from '../tree/source-tree.js';

export interface UsedLine {
  /** From 1. */
  readonly line: number;
  /** Those of the telling identifiers that stand in it. */
  readonly names: readonly string[];
}

export interface Usages {
  /** Weights of the telling identifiers: rare in the tree and near the cursor. */
  readonly weights: ReadonlyMap<string, number>;
  /** Lines with telling identifiers by file, the files with the most telling ones only. */
  readonly lines: ReadonlyMap<string, readonly UsedLine[]>;
  /** Names called on values that are named like the receiver, with the number of files that do. */
  readonly onReceiver: ReadonlyMap<string, number>;
  /** Why there may be more than these; null where they are all. */
  readonly cut: string | null;
}

/** Measured as in `search-words.ts`: 12 and 16 names, 40 to 120 files differ by less than a point. */
const TELLING = { names: 16, files: 40, linesOfName: 300 };
/** A name that stands in so many lines says nothing any more. */
const COMMON = 3_000;
/** The rarity of a name that stands nowhere is the logarithm of this. */
const RARITY = 50_000;

/** One run of ripgrep. Throws what `SourceTree.search` throws. */
export async function findUsages(
  tree: SourceTree,
  position: SourcePosition,
  uses: ReadonlyMap<string, number>,
  globs: readonly string[],
  signal: AbortSignal,
): Promise<Usages> {
  const { receiver, file } = position;
  const called = receiver === null || receiver.isOwn ? null : receiver.last;
  let weights: ReadonlyMap<string, number> = new Map();
  const patterns = [
    ...wordPatterns([...uses.keys()]),
    ...(called === null ? [] : receiverPatterns(called)),
  ];
  if (patterns.length === 0) return { weights, lines: new Map(), onReceiver: new Map(), cut: null };
  const { hits, cut } = await tree.search(
    {
      patterns,
      globs,
      choose(counts) {
        weights = tellingNames(counts, uses);
        return new Set([...weights.keys(), ...[...counts.keys()].filter(isCall)]);
      },
    },
    signal,
  );
  const elsewhere = hits.filter((hit) => hit.file !== file);
  const lines = new Map<string, UsedLine[]>();
  for (const { file: found, line, text } of elsewhere) {
    const names = [...new Set(codeIdentifiers(text))].filter((name) => weights.has(name));
    if (names.length > 0) push(lines, found, { line, names });
  }
  return {
    weights,
    lines: mostTelling(lines, weights),
    onReceiver: called === null ? new Map() : calledOn(called, elsewhere),
    cut,
  };
}

function isCall(matched: string): boolean {
  return matched.includes('(');
}

/** The rarest and nearest, each weighted by both; a name of many lines shares its weight out among them. */
function tellingNames(
  counts: ReadonlyMap<string, number>,
  uses: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const found: (readonly [string, number, number])[] = [];
  for (const [name, distance] of uses) {
    const count = counts.get(name);
    if (count === undefined || count > COMMON) continue;
    const weight = Math.log(1 + RARITY / (1 + count)) / (1 + distance / 5);
    found.push([name, weight, weight / Math.sqrt(1 + count)]);
  }
  found.sort(([, one], [, other]) => other - one);
  return new Map(found.slice(0, TELLING.names).map(([name, , shared]) => [name, shared]));
}

function mostTelling(
  lines: ReadonlyMap<string, readonly UsedLine[]>,
  weights: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly UsedLine[]> {
  const taken = new Map<string, number>();
  const weighed = [...lines].map(([file, used]) => {
    const names = new Set(used.flatMap((line) => line.names));
    const weight = [...names].reduce((sum, name) => sum + (weights.get(name) ?? 0), 0);
    return { file, used, weight };
  });
  weighed.sort((one, other) => other.weight - one.weight || (one.file < other.file ? -1 : 1));
  return new Map(
    weighed.slice(0, TELLING.files).map(({ file, used }) => [
      file,
      used.filter(({ names }) =>
        names.some((name) => {
          const count = (taken.get(name) ?? 0) + 1;
          taken.set(name, count);
          return count <= TELLING.linesOfName;
        }),
      ),
    ]),
  );
}

function calledOn(
  value: string,
  hits: readonly { readonly file: string; readonly text: string }[],
): ReadonlyMap<string, number> {
  const escaped = value.replaceAll('$', String.raw`\$`);
  const call = new RegExp(
    String.raw`(?<![\p{L}\p{N}_$])${escaped}(?:\(\))?\??\.([\p{L}\p{N}_$]+)\s*\(`,
    'gu',
  );
  const files = new Map<string, Set<string>>();
  for (const { file, text } of hits) {
    for (const [, name = ''] of text.matchAll(call)) {
      files.set(name, (files.get(name) ?? new Set<string>()).add(file));
    }
  }
  return new Map([...files].map(([name, { size }]) => [name, size]));
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
