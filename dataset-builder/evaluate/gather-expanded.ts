/** Asks questions again with their queries widened. */
import type { ExpansionMode } from '../../domain/index.js';
import type { Expanding } from '../expand/expanding.js';
import { questionExpansions } from '../expand/question-expansions.js';
import { questionOf } from '../learn/example-question.js';
import type { TeachingGroup } from '../learn/training-rows.js';
import { gatherQuestions, questionKey, type Gathering } from './gather-questions.js';
import type { QuestionOutcome } from './question-outcome.js';
import { sampleExamples } from './sample-examples.js';

/** Their candidates are held beside those of the questions as they are. */
const MOST_QUESTIONS = 1_000;

export interface ExpandedQuestions {
  readonly mode: ExpansionMode;
  /** Null where none is asked. */
  readonly model: string | null;
  /** Questions whose query was widened; the others are asked as they are. */
  readonly expanded: number;
  readonly outcomes: readonly QuestionOutcome[];
  /** By `questionKey`, where a system learns. */
  readonly groups: ReadonlyMap<string, TeachingGroup>;
}

/** At most 1,000 of the questions, and as many as the model may be asked. Throws what `questionExpansions` throws. */
export async function gatherExpanded(
  { predictor, examples, views, systems, callersOf, onProgress, signal }: Gathering,
  expanding: Expanding,
): Promise<ExpandedQuestions> {
  const most = expanding.mode === 'prefix' ? Infinity : expanding.maxRequests;
  const asked = sampleExamples(examples, Math.floor(Math.min(most, MOST_QUESTIONS) / views.length));
  const questions = views.flatMap((view) =>
    asked.map((example) => ({ key: questionKey({ example, view }), example, view })),
  );
  const texts = await questionExpansions(
    questions.map(({ example, view }) => questionOf(example, view)),
    expanding,
    { onProgress, signal },
  );
  const expansions = new Map(questions.map(({ key }, at) => [key, texts[at] ?? null]));
  const outcomes: QuestionOutcome[] = [];
  const groups = new Map<string, TeachingGroup>();
  for (const view of views) {
    const widened: Gathering['predictor'] = {
      candidates(question, ending) {
        const key = questionKey({ example: { id: String(question.id) }, view });
        return predictor.candidates(question, ending, expansions.get(key) ?? '');
      },
    };
    const progress = { onProgress, signal };
    const gathering = { predictor: widened, examples: asked, views: [view], systems, callersOf };
    const gathered = await gatherQuestions({ ...gathering, ...progress });
    outcomes.push(...gathered.outcomes);
    for (const group of gathered.groups) groups.set(questionKey(group), group);
  }
  return {
    mode: expanding.mode,
    model: expanding.mode === 'prefix' ? null : expanding.endpoint.model,
    expanded: texts.filter((text) => text !== null).length,
    outcomes,
    groups,
  };
}
