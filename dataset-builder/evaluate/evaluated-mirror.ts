/** A mirror as an evaluation asks it: the predictor that is asked, and those that the learned system is taught from. */
import type { Predictor } from '../../predictor/index.js';
import { withoutCalls, type MirrorReader } from '../../sync/index.js';
import { isUncalled } from '../learn/uncalled-apis.js';
import type { LessonSources } from './lesson-groups.js';

export interface EvaluatedMirror {
  readonly predictor: Predictor;
  readonly lessons: LessonSources;
  close(): Promise<void>;
}

/** Opens what is `evaluated` at once, the other where it is needed. Throws what `open` throws. */
export async function openEvaluatedMirror(
  mirror: MirrorReader,
  evaluated: LessonSources['evaluated'],
  open: (mirror: MirrorReader) => Promise<Predictor>,
): Promise<EvaluatedMirror> {
  const opened: Predictor[] = [];
  const close = async (): Promise<void> => {
    for (const each of opened.splice(0)) await each.close();
  };
  const opening = async (store: MirrorReader): Promise<Predictor> => {
    const predictor = await open(store);
    opened.push(predictor);
    return predictor;
  };
  try {
    const asIs = await opening(mirror);
    let pending: Promise<Predictor> | null = null;
    const uncalled = (): Promise<Predictor> =>
      (pending ??= opening(withoutCalls(mirror, isUncalled)));
    const predictor = evaluated === 'asIs' ? asIs : await uncalled();
    return { predictor, lessons: { asIs, uncalled, evaluated }, close };
  } catch (error) {
    await close();
    throw error;
  }
}
