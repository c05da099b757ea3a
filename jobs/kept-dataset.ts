/** Where a dataset of an instance lies. */
import { join } from 'node:path';
import { createError } from '../domain/index.js';
import { instancePaths } from '../sync/index.js';
import { listJobFiles, type JobPlace } from './job-files.js';

const DATASET = /^datasets\/([^/]+)\.jsonl$/;

/** The file of a dataset, whether it exists or not; `dataset` is a plain name. */
export function datasetFile({ home, instance }: JobPlace, dataset: string): string {
  return join(instancePaths(home, instance).datasets, `${dataset}.jsonl`);
}

/** The file of a dataset that a job has built. Throws DATASET_UNKNOWN, which names those that there are. */
export async function keptDataset(place: JobPlace, dataset: string): Promise<string> {
  const files = await listJobFiles(place);
  const known = files.flatMap(({ name }) => DATASET.exec(name)?.[1] ?? []);
  if (known.includes(dataset)) return datasetFile(place, dataset);
  throw createError('DATASET_UNKNOWN', { instance: place.instance, dataset, known });
}
