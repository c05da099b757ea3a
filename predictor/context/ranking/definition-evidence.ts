/** What speaks for a definition being the one that a position needs. */
import { posix } from 'node:path';
import { splitIdentifier } from '../../../analysis/index.js';
import type { Candidate, CandidateSet } from '../definitions/candidate.js';
import { moduleFiles } from '../language/module-files.js';
import { fileStem, isTestFile } from '../position/file-stem.js';
import { nearness } from '../position/nearness.js';
import type { SourcePosition } from '../position/source-position.js';

/** Pieces of evidence, each 0 where it does not hold; the first group speaks for the definition, the second against it. */
export const EVIDENCE = [
  /** The position's file imports its name. */
  'imported',
  /** ... from its file. */
  'importedFromFile',
  /** ... from a package that its file is in. */
  'importedFromPackage',
  'ofModule',
  'ofBase',
  'ofClass',
  'ofNamedClass',
  /** ln(1 + files that call the name on a value named like the receiver). */
  'calledOnReceiver',
  /** Votes of code that uses the same identifiers, as a share of the most. */
  'voted',
  /** A keyword that a model wrote. */
  'keyword',
  /** Share of the name's words that stand near the position, weighted by rarity and nearness, 0 to 1. */
  'alike',
  /** ln(1 + the weight of those words). */
  'alikeWeight',
  /** Share of the folders that its path has in common with the position's, 0 to 1. */
  'near',

  /** In a test, where the position is in none. */
  'ofTest',
  'isPrivate',
  'isSpecial',
  'isMember',
  /** Of nothing that the receiver is known to be, and no member either. */
  'withoutReceiver',
  /** A member, where nothing stands before the cursor that it could be of. */
  'memberAlone',
] as const;
export type Evidence = Readonly<Record<(typeof EVIDENCE)[number], number>>;

export interface EvidenceInput {
  readonly position: SourcePosition;
  readonly candidates: CandidateSet;
  readonly onReceiver: ReadonlyMap<string, number>;
  readonly votes: ReadonlyMap<string, number>;
  readonly keywords: readonly string[];
}

/** Evidence for each candidate, in the order of `candidates.all()`. */
export function definitionEvidence(input: EvidenceInput): readonly Evidence[] {
  const { position, candidates, onReceiver, votes, keywords } = input;
  const { receiver, file } = position;
  const imported = importedNames(position);
  const alikeness = nameAlikeness(position, candidates);
  const written = keywords.map(keywordExpression);
  const folders = file.split('/').slice(0, -1);
  const inTest = isTestFile(file);
  let mostVotes = 0;
  for (const name of candidates.names) mostVotes = Math.max(mostVotes, votes.get(name) ?? 0);
  return candidates.all().map((candidate): Evidence => {
    const { name, isMember, belongs } = candidate;
    const from = isMember ? undefined : imported.get(name);
    const { share, weight } = alikeness(name);
    const isKnown = belongs.size > 0;
    return {
      imported: flag(from !== undefined),
      importedFromFile: flag(from?.files.has(candidate.file) === true),
      importedFromPackage: flag(
        from?.files.has(candidate.file) === false &&
          from.folders.some((folder) => candidate.file.startsWith(folder)),
      ),
      ofModule: flag(belongs.has('module')),
      ofBase: flag(receiver !== null && belongs.has('base')),
      ofClass: flag(belongs.has('class')),
      ofNamedClass: flag(belongs.has('named-class')),
      calledOnReceiver: Math.log1p(onReceiver.get(name) ?? 0),
      voted: mostVotes === 0 ? 0 : (votes.get(name) ?? 0) / mostVotes,
      keyword: flag(written.some((expression) => expression.test(name))),
      alike: share,
      alikeWeight: Math.log1p(weight),
      near: sharedFolders(folders, candidate.file) / Math.max(1, folders.length),
      ofTest: flag(!inTest && isTestFile(candidate.file)),
      isPrivate: flag(name.startsWith('_')),
      isSpecial: flag(name.startsWith('__')),
      isMember: flag(isMember),
      withoutReceiver: flag(receiver !== null && !isMember && !isKnown),
      memberAlone: flag(receiver === null && isMember && !isKnown),
    };
  });
}

function flag(holds: boolean): number {
  return holds ? 1 : 0;
}

interface ImportedFrom {
  readonly files: ReadonlySet<string>;
  /** Of packages, which may hand on what other files of theirs define; with `/` at the end. */
  readonly folders: readonly string[];
}

function importedNames({
  imports,
  file,
  language,
}: SourcePosition): ReadonlyMap<string, ImportedFrom> {
  const named = new Map<string, ImportedFrom>();
  for (const { name, module } of imports) {
    if (name === null || name === '*') continue;
    const files = moduleFiles(module, file, language);
    const packages = files.filter((path) => /\/(?:__init__|index)\.\w+$/.test(path));
    const folders = packages.map((path) => `${posix.dirname(path)}/`);
    named.set(name, { files: new Set(files), folders });
  }
  return named;
}

function keywordExpression(keyword: string): RegExp {
  const parts = keyword.split('*').map((part) => part.replaceAll('$', String.raw`\$`));
  return new RegExp(`^${parts.join('.*')}$`, 'u');
}

/** How much a name is made of words that stand near the position; rare words among the candidates' names count more. */
function nameAlikeness(
  position: SourcePosition,
  candidates: CandidateSet,
): (name: string) => { readonly share: number; readonly weight: number } {
  const near = nearWords(position);
  const names = [...candidates.names];
  const words = new Map(names.map((name) => [name, new Set(splitIdentifier(name))]));
  const frequencies = new Map<string, number>();
  for (const parts of words.values()) {
    for (const word of parts) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  }
  return (name) => {
    let weight = 0;
    let all = 0;
    for (const word of words.get(name) ?? []) {
      if (word.length < 2) continue;
      const rarity = Math.log(1 + names.length / (1 + (frequencies.get(word) ?? 0)));
      all += rarity;
      weight += rarity * (near.get(word) ?? 0);
    }
    return { share: all === 0 ? 0 : weight / all, weight };
  };
}

/** Words near the position with their weights, 0 to 1. */
function nearWords(position: SourcePosition): ReadonlyMap<string, number> {
  const { near, enclosingFunction, enclosingClass, file, receiver } = position;
  const weights = new Map<string, number>();
  const put = (name: string, weight: number): void => {
    for (const word of splitIdentifier(name)) {
      weights.set(word, Math.max(weights.get(word) ?? 0, weight));
    }
  };
  for (const [name, distance] of near) put(name, nearness(distance));
  put(enclosingFunction ?? '', 1);
  put(enclosingClass ?? '', 0.6);
  put(fileStem(file), 0.5);
  if (receiver !== null && !receiver.isOwn) put(receiver.last, 1);
  return weights;
}

function sharedFolders(folders: readonly string[], file: string): number {
  const others = file.split('/').slice(0, -1);
  const differing = folders.findIndex((folder, at) => others[at] !== folder);
  return differing < 0 ? folders.length : differing;
}

/** For those that are told apart by nothing else. */
export function placeOf({ file, line }: Candidate): string {
  return `${file}:${String(line).padStart(7, '0')}`;
}
