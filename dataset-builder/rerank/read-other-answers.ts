import { SCRIPT_INCLUDE_TABLE, type ApiSurface, type JobProgress } from '../../domain/index.js';
import { everyItem, type MirrorReader } from '../../sync/index.js';
import type { IdentifiedText } from '../near-duplicate-families.js';
import { otherAnswers, type OtherAnswers } from './other-answers.js';

const PAGE_SIZE = 200;

export interface OtherAnswersSource {
  readonly store: Pick<MirrorReader, 'apis' | 'scriptChanges'>;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  /** An abort throws its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Of all APIs of a mirror; the texts of its Script Includes are in memory until the copies among them are known. */
export async function readOtherAnswers({
  store,
  onProgress,
  signal,
}: OtherAnswersSource): Promise<OtherAnswers> {
  const surfaces: ApiSurface[] = [];
  for await (const { surface } of everyItem((page) => store.apis({}, page), PAGE_SIZE, signal)) {
    surfaces.push(surface);
  }
  const scripts: IdentifiedText[] = [];
  const all = everyItem((page) => store.scriptChanges(0, page), PAGE_SIZE, signal);
  for await (const { sysId, table, source } of all) {
    if (table === SCRIPT_INCLUDE_TABLE) scripts.push({ id: sysId, text: source });
  }
  onProgress?.({ phase: 'near copies', done: 0, total: scripts.length });
  return otherAnswers(surfaces, scripts);
}
