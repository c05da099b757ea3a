/** Examples that a model writes for APIs that nobody calls, from what their surfaces say. */
import { AnswerFolder, type AddressedQuestion } from '../../connector/index.js';
import { createError, type ChatModel, type JobProgress } from '../../domain/index.js';
import { classTrace, type ApiFacts } from '../build/api-facts.js';
import type { MirrorContents } from '../build/mirror-contents.js';
import { seededHash } from '../build/seeded-hash.js';
import { answerExamples } from './answer-examples.js';
import { publicMembers } from './api-declaration.js';
import { askModel } from './ask-model.js';
import { modelQuestion } from './model-question.js';
import { syntheticCutter } from './synthetic-cutter.js';
import type { SyntheticExamples } from './synthetic-examples.js';

export interface ModelPlan {
  /** Where the requests go. */
  readonly address: string;
  readonly model: string;
  /** APIs that nobody calls and a model could write for. */
  readonly apis: number;
  /** Requests that will be sent, one an API. */
  readonly requests: number;
  /** APIs whose answer is there already. */
  readonly answered: number;
}

export interface ModelWriting {
  readonly endpoint: ChatModel;
  /** Where answers are kept, so that a second build asks for none of them again. */
  readonly answersFolder: string;
  /** The most APIs that are asked for; the seed chooses which. */
  readonly maxRequests: number;
  /** Requests at a time. */
  readonly concurrency: number;
  /** Called before the first request. */
  readonly onPlan?: (plan: ModelPlan) => void;
}

interface ModelOptions {
  readonly sites: 'first' | 'all';
  readonly seed: number;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  /** An abort leaves the answers that came. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks for what has no answer yet, then makes examples of the answers, API by API in the order of their names, as of any
 * other script; those in which the leak checker finds something are dropped. Throws what `ChatModel.complete` throws,
 * MODEL_ANSWERS_UNWRITABLE, and MODEL_WITHOUT_CODE where no answer holds code.
 */
export async function* modelExamples(
  contents: MirrorContents,
  writing: ModelWriting,
  { sites, seed, onProgress, signal }: ModelOptions,
): AsyncIterable<SyntheticExamples> {
  const { endpoint, maxRequests, concurrency, onPlan } = writing;
  const { address, model } = endpoint;
  const answers = new AnswerFolder(writing.answersFolder);
  const candidates = [...contents.facts.values()].filter(isWritable);
  const asked = chosen(candidates, maxRequests, seed).map((facts) => ({
    facts,
    question: { address, request: modelQuestion(facts.surface, model, seed) },
  }));
  const open: AddressedQuestion[] = [];
  for (const { question } of asked) {
    if ((await answers.read(question)) === null) open.push(question);
  }
  const answered = asked.length - open.length;
  onPlan?.({ address, model, apis: candidates.length, requests: open.length, answered });
  const onAnswer = (done: number): void =>
    onProgress?.({ phase: 'answers of the model', done, total: open.length });
  const asking = { concurrency, onAnswer, ...(signal === undefined ? {} : { signal }) };
  await askModel(open, { endpoint, answers }, asking);
  await answers.prune();
  const cutter = syntheticCutter(contents, { sites, seed });
  let withCode = 0;
  for (const { facts, question } of asked) {
    signal?.throwIfAborted();
    const made = answerExamples(await answers.read(question), facts, cutter);
    if (!made.drops.some(({ reason }) => reason === 'model-answer-without-code')) withCode += 1;
    yield made;
  }
  if (asked.length > 0 && withCode === 0) {
    throw createError('MODEL_WITHOUT_CODE', { model, answers: asked.length });
  }
}

/** Nobody calls it, its name can be masked, and there is something to call. */
function isWritable({ callers, surface }: ApiFacts): boolean {
  if (callers.size > 0 || classTrace(surface) === null) return false;
  return publicMembers(surface).length > 0 || surface.style === 'function';
}

/** So many of them by the seed, in the order in which they came: with more, those of fewer are among them. */
function chosen(candidates: readonly ApiFacts[], count: number, seed: number): readonly ApiFacts[] {
  const order = (facts: ApiFacts): number => seededHash(seed, `model ${facts.surface.api}`);
  const first = new Set(
    candidates.toSorted((one, other) => order(one) - order(other)).slice(0, count),
  );
  return candidates.filter((facts) => first.has(facts));
}
