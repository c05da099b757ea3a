/** How a report's figures and names are written, as text and as HTML alike. */
import type { View } from '../learn/example-question.js';
import type {
  Ablation,
  EvaluationReport,
  Expansion,
  Grouping,
  Metric,
  Reranking,
  Stage,
} from './evaluation-report.js';

export const METRIC_NAMES: Readonly<Record<Metric, string>> = {
  'top-1': 'top-1',
  'top-3': 'top-3',
  'top-5': 'top-5',
  'top-10': 'top-10',
  'top-20': 'top-20',
  'top-40': 'top-40',
  mrr: 'MRR',
  'ndcg-10': 'NDCG@10',
};

export const VIEW_NAMES: Readonly<Record<View, string>> = {
  both: 'code on both sides in view',
  before: 'only the code before the cursor in view',
};

export const GROUPING_NAMES: Readonly<Record<Grouping, string>> = {
  intent: 'intent',
  scope: 'scope of caller and API',
  callers: 'other scripts that call the API',
  kind: 'kind of script',
  cut: 'where the cursor stands',
  origin: 'where the example comes from',
};

export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  known: 'in the mirror',
  callable: 'the caller may call',
  kept: 'left by the prefilter',
  ranked: 'ranked',
};

/** A share as a percentage with one decimal; other means with three. */
export function figureText(metric: Metric, value: number): string {
  return isShare(metric) ? percent(value) : value.toFixed(3);
}

/** `34.2-41.7`, `-2.4 to 7.1` or `0.31-0.36`. */
export function intervalText(
  metric: Metric,
  { low, high }: { readonly low: number; readonly high: number },
): string {
  const to = low < 0 ? ' to ' : '-';
  // A whole 100 keeps columns narrow.
  const end = (share: number): string => percent(share).replace('100.0', '100');
  return isShare(metric)
    ? `${end(low)}${to}${end(high)}`
    : `${low.toFixed(2)}${to}${high.toFixed(2)}`;
}

/** `1 question`, `1,455 questions`. */
export function questionsText(count: number): string {
  return `${countText(count)} ${count === 1 ? 'question' : 'questions'}`;
}

/** `1 API`, `1,455 APIs`. */
function apisText(count: number): string {
  return `${countText(count)} ${count === 1 ? 'API' : 'APIs'}`;
}

/** Of the systems of a view. */
export function ablationTitle({ what, view }: Pick<Ablation, 'what' | 'view'>): string {
  return `With ${what} and without, ${VIEW_NAMES[view]}`;
}

/** What was left out or added, each with its systems. */
export function byWhat(ablations: readonly Ablation[]): readonly (readonly Ablation[])[] {
  const names = [...new Set(ablations.map(({ what }) => what))];
  return names.map((name) => ablations.filter(({ what }) => what === name));
}

export function percent(share: number): string {
  return (share * 100).toFixed(1);
}

/** A share that is a whole percentage: `10`. */
export function wholePercent(share: number): string {
  return (share * 100).toFixed(0);
}

/** `1,455`. */
export function countText(count: number): string {
  return count.toLocaleString('en-US');
}

export function asSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isShare(metric: Metric): boolean {
  return metric !== 'mrr' && metric !== 'ndcg-10';
}

/** What queries were widened by, and how many. */
function expansionSentence({ mode, model, questions, expanded }: Expansion): string {
  const words = {
    prefix: 'the code before the cursor',
    description: 'a description',
    'hypothetical-code': 'hypothetical code',
  };
  const writer = model === null ? '' : `, written by ${model}`;
  return `Queries widened by ${words[mode]}${writer}: ${countText(expanded)} of ${questionsText(questions)} that were asked in both ways; trees learned from queries that were not.`;
}

function rerankingSentence({ model, candidates, scored, short, weights }: Reranking): string {
  const told = weights.map((weight) => (weight === null ? 'the model alone' : String(weight)));
  const missed = short === 0 ? '' : `, not all of ${questionsText(short)}`;
  return `neural, blended: the first ${candidates} of learned reordered by ${model} (${scored.toFixed(1)} scored a question${missed}); blended: weights fitted on the other parts, ${told.join(', ')}.`;
}

/** What was asked and how it was kept apart, in sentences. */
export function reportSentences({
  instance,
  generation,
  examples: { given, asked },
  uncalled,
  generated,
  expansion,
  holdOut,
  reranking,
}: EvaluationReport): readonly string[] {
  return [
    asked === given
      ? `${countText(given)} examples of "${instance}" at generation ${generation}.`
      : `${countText(asked)} of ${countText(given)} examples of "${instance}" at generation ${generation}, chosen by chance.`,
    'Shares in percent, with 95 % intervals of a bootstrap that draws whole scripts. A ground truth that is not among the candidates counts as missed.',
    ...(uncalled
      ? [
          'Asked as if nobody called half of the APIs, chosen by chance: those of the group "callers never" have none there.',
        ]
      : []),
    ...(generated === null
      ? []
      : [
          `What a model wrote to document ${apisText(generated.apis)} ${generated.counted ? 'counts' : 'is left out'}.`,
        ]),
    ...(expansion === null ? [] : [expansionSentence(expansion)]),
    ...(holdOut === null
      ? []
      : [
          holdOut.by === 'fold'
            ? `learned: ${holdOut.parts} folds, each ranked by trees trained on the others; copies of one script share a fold.`
            : `learned: ${holdOut.parts} scopes, each ranked by trees trained on the others, copies of its scripts left out.`,
        ]),
    ...(reranking === null ? [] : [rerankingSentence(reranking)]),
  ];
}
