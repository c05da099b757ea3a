/** A job's worker thread that embeds by the words of a text, hashed; an API named `Broken` is more than it can take. */
import { embedJob } from '../../dist/jobs/index.js';
import { syncJobs, workOnJob } from '../../dist/sync/index.js';

const DIMENSIONS = 16;

const embedder = {
  version: 'letters-1',
  dimensions: DIMENSIONS,
  embed: (texts) => Promise.resolve(texts.map(vectorOf)),
};

function vectorOf(text) {
  const counts = new Float64Array(DIMENSIONS);
  for (const letter of text) counts[letter.codePointAt(0) % DIMENSIONS] += 1;
  const length = text.startsWith('Broken') ? 0 : Math.hypot(...counts);
  return Float32Array.from(counts, (count) => count / length);
}

/** As a service lends it. */
const models = { reranker: null, embedder };
const lent = { ...embedJob, run: (params, run) => embedJob.run(params, { ...run, models }) };
await workOnJob([...syncJobs, lent]);
