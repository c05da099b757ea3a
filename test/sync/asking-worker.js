/** A worker for a kind of job that asks the process's reranker, and waits for it. */
import { z } from 'zod';
import { defineJob, workOnJob } from '../../dist/sync/index.js';

await workOnJob([
  defineJob('train', z.strictObject({}), async (_params, { models, signal }) => {
    const request = { query: 'overdue invoice', documents: ['invoice', 'password'] };
    return models === undefined
      ? { scores: null }
      : models.reranker.rerank(request, { deadline: null, signal });
  }),
]);
