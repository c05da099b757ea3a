/** A mirror as an evaluation asks it. */
import type { Predictor } from '../../predictor/index.js';
import { withoutCalls, type MirrorReader } from '../../sync/index.js';
import { isUncalled } from '../learn/uncalled-apis.js';

export interface AskedMirror {
  readonly predictor: Predictor;
  /** Where the learned system is taught; undefined where it is taught where it is asked. */
  readonly taughtBy: Predictor | undefined;
  close(): Promise<void>;
}

/**
 * With `uncalled` all is asked where half of the APIs have no callers, and taught by the mirror as it is: who is asked
 * about an API that is new has learned from those that were there. Throws what `open` throws.
 */
export async function openAskedMirror(
  mirror: MirrorReader,
  uncalled: boolean,
  open: (mirror: MirrorReader) => Promise<Predictor>,
): Promise<AskedMirror> {
  const asIs = await open(mirror);
  if (!uncalled) return { predictor: asIs, taughtBy: undefined, close: () => asIs.close() };
  try {
    const predictor = await open(withoutCalls(mirror, isUncalled));
    const close = async (): Promise<void> => {
      await Promise.all([predictor.close(), asIs.close()]);
    };
    return { predictor, taughtBy: asIs, close };
  } catch (error) {
    await asIs.close();
    throw error;
  }
}
