/** Every feature by its name, in the order of the columns, with what it says and how far it reaches. Learned weights name them. */
import { SIGNALS } from './retrieval-features.js';

export interface FeatureDescription {
  readonly name: string;
  readonly says: string;
  /** All values lie between 0 and this. */
  readonly most: number;
}

/** A signal as its share of the greatest among the candidates, and as its reciprocal rank. */
function ranked(name: string, says: string): readonly FeatureDescription[] {
  return [
    { name, says: `${says}, as a share of the greatest`, most: 1 },
    { name: `${name}.rank`, says: `${says}, as a reciprocal rank`, most: 1 },
  ];
}

function plain(name: string, says: string, most = 1): readonly FeatureDescription[] {
  return [{ name, says, most }];
}

/** What a logarithm of a count, or of a BM25 score, stays below. */
const LOGARITHM = 20;

export const FEATURES: readonly FeatureDescription[] = [
  ...SIGNALS.flatMap((name) => ranked(name, `the score of ${name}`)),
  ...ranked('callers.all', 'scripts that call it'),
  ...ranked('callers.scope', 'scripts of the same scope that call it'),
  ...ranked('callers.table', 'scripts of the same table that call it'),
  ...plain('scope.same', 'it lives in the scope of the code'),
  ...plain('scope.global', 'it lives in the global scope'),
  ...plain('scope.affinity', 'how much the scope of the code calls its scope'),
  ...plain('access.needs-privilege', 'a cross-scope privilege is missing'),
  ...plain('shape.ajax-on-server', 'server code asks, it answers GlideAjax'),
  ...plain('shape.deprecated', 'its author has deprecated it'),
  ...plain('shape.offers-members', 'it has members to call'),
  ...ranked('member.words', 'words of a member in sight, by rarity'),
  ...ranked('member.coverage', 'the part of a member that stands in sight'),
  ...ranked('member.parameters', 'the part of a member’s parameters that stands in sight'),
  ...ranked('awaited.target', 'words of a member in the name that takes the value, by rarity'),
  ...plain('awaited.members', 'the part of the members called on the value that it offers'),
  ...ranked('body', 'the part of the identifiers in sight that its script holds'),
  ...plain('habit.suffix', 'the part of those with the same last word that anybody calls'),
  ...plain('habit.unused', 'nobody calls it'),
  ...plain('habit.members', 'how many members it offers, as a logarithm', LOGARITHM),
  ...plain('habit.documented', 'its author has documented it'),
  ...plain('question.after', 'code stands behind the cursor'),
  ...plain('question.new', 'the cursor stands behind `new`'),
  ...plain('question.value', 'a name takes the value'),
  ...plain('question.awaited', 'code behind the cursor calls members of the value'),
  ...plain('question.client', 'client code asks'),
  ...plain('question.sight', 'how much is in sight'),
  ...plain('question.usage', 'the likeness of the most alike call site', LOGARITHM),
];
