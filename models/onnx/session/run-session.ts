import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { createError } from '../../../domain/index.js';
import { reasonOf } from './open-session.js';

/** Runs a graph for the outputs named. Throws MODEL_RUN_FAILED with what the runtime says. */
export async function runSession(
  session: InferenceSession,
  model: string,
  feeds: Readonly<Record<string, Tensor>>,
  outputs: readonly string[],
): Promise<InferenceSession.ReturnType> {
  try {
    return await session.run(feeds, [...outputs]);
  } catch (cause) {
    throw createError('MODEL_RUN_FAILED', { model, reason: reasonOf(cause) }, { cause });
  }
}
