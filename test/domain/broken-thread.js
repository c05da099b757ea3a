/** A worker whose object opens, answers one question, and ends its thread when asked for another. */
import { serveThread } from '../../dist/domain/index.js';

await serveThread(() => ({
  answer: (value) => Promise.resolve(value),
  wait: (signal) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve('ended');
      });
    }),
  unclonable: () => Promise.resolve(() => null),
  end: () => process.exit(3),
  close: () => Promise.resolve(),
}));
