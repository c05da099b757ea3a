/**
 * The process that starts ripgrep for the predictor. Starting a process copies the page tables of the one that starts
 * it: measured, 80 to 160 ms of a stopped event loop at 300 MB, a few in this small one.
 */
import { runRipgrep } from './ripgrep.js';
import { searchRequestSchema, type SearchRequest } from './search-messages.js';

const running = new Map<number, AbortController>();
let files: readonly string[] = [];

process.on('message', (message) => {
  const request = searchRequestSchema.parse(message);
  switch (request.kind) {
    case 'files':
      files = request.files;
      return;
    case 'cancel':
      running.get(request.id)?.abort();
      return;
    case 'search':
      void search(request);
  }
});

process.once('disconnect', () => {
  for (const ending of running.values()) ending.abort();
});

async function search(request: Extract<SearchRequest, { kind: 'search' }>): Promise<void> {
  const { id } = request;
  const ending = new AbortController();
  running.set(id, ending);
  const outcome = await runRipgrep({ ...request, files }, ending.signal);
  running.delete(id);
  if (process.connected) process.send?.({ id, outcome }, undefined, undefined, parentGone);
}

/** Nobody waits for what could not be sent, and `disconnect` ends this process. */
function parentGone(): void {
  // Without a callback the failed write would end the process as an error.
}
