import { AnswerFolder, type AddressedQuestion } from '../../connector/index.js';
import type { JobProgress, SuggestQuestion } from '../../domain/index.js';
import {
  asksForMember,
  expansionRequest,
  expansionText,
  prefixText,
} from '../../predictor/index.js';
import { askModel } from '../synthetic/ask-model.js';
import type { Expanding } from './expanding.js';

interface ExpandingOptions {
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  /** An abort leaves the answers that came. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * What widens each question, in their order; null where a service would widen nothing, and where the model said nothing. Asks
 * for what has no answer yet. Throws what `ChatModel.complete` throws, and MODEL_ANSWERS_UNWRITABLE.
 */
export async function questionExpansions(
  questions: readonly SuggestQuestion[],
  expanding: Expanding,
  { onProgress, signal }: ExpandingOptions,
): Promise<readonly (string | null)[]> {
  if (expanding.mode === 'prefix') return questions.map(prefixText);
  const { mode, endpoint, answersFolder, concurrency, onPlan } = expanding;
  const { address, model } = endpoint;
  const answers = new AnswerFolder(answersFolder);
  const asked = questions.map((question): AddressedQuestion | null =>
    asksForMember(question) ? null : { address, request: expansionRequest(mode, question, model) },
  );
  const { open, answered } = await unanswered(asked, answers);
  onPlan?.({ address, model, requests: open.length, answered });
  await askModel(
    open,
    { endpoint, answers },
    {
      concurrency,
      onAnswer: (done) => onProgress?.({ phase: 'expansions', done, total: open.length }),
      ...(signal === undefined ? {} : { signal }),
    },
  );
  await answers.prune();
  const texts: (string | null)[] = [];
  for (const question of asked) {
    signal?.throwIfAborted();
    const answer = question === null ? null : await answers.read(question);
    const expansion = answer === null ? null : expansionText(answer);
    texts.push(expansion?.kind === 'expanded' ? expansion.text : null);
  }
  return texts;
}

/** Each once: two cursors can have the same code around them. */
async function unanswered(
  asked: readonly (AddressedQuestion | null)[],
  answers: AnswerFolder,
): Promise<{ readonly open: readonly AddressedQuestion[]; readonly answered: number }> {
  const distinct = new Map(
    asked.flatMap((question) => (question === null ? [] : [[JSON.stringify(question), question]])),
  );
  const open: AddressedQuestion[] = [];
  for (const question of distinct.values()) {
    if ((await answers.read(question)) === null) open.push(question);
  }
  return { open, answered: distinct.size - open.length };
}
