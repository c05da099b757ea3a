/** The process that finds context for a service: it starts ripgrep, and its memory and its time are not the service's. */
import { toWireError } from '../../../domain/index.js';
import { openContextFinder } from '../context-finder.js';
import {
  contextRequestSchema,
  type ContextReply,
  type ContextRequest,
} from './context-messages.js';

const running = new Map<number, AbortController>();
const finders = new Map<string | null, ReturnType<typeof openContextFinder>>();

process.on('message', (message) => {
  const request = contextRequestSchema.parse(message);
  if (request.kind === 'cancel') running.get(request.id)?.abort();
  else void answer(request);
});

process.once('disconnect', () => {
  for (const ending of running.values()) ending.abort();
});

async function answer(request: Extract<ContextRequest, { kind: 'find' }>): Promise<void> {
  const { id } = request;
  const ending = new AbortController();
  running.set(id, ending);
  const outcome = await find(request, ending.signal);
  running.delete(id);
  if (process.connected)
    process.send?.({ id, outcome } satisfies ContextReply, undefined, undefined, parentGone);
}

async function find(
  { ripgrepPath, place, question }: Extract<ContextRequest, { kind: 'find' }>,
  signal: AbortSignal,
): Promise<ContextReply['outcome']> {
  try {
    const opening =
      finders.get(ripgrepPath) ?? openContextFinder(ripgrepPath === null ? {} : { ripgrepPath });
    finders.set(ripgrepPath, opening);
    const finder = await opening;
    return { kind: 'answer', answer: await finder.find(place, question, signal) };
  } catch (error) {
    return { kind: 'failed', error: toWireError(error) };
  }
}

/** Nobody waits for what could not be sent, and `disconnect` ends this process. */
function parentGone(): void {
  // Without a callback the failed write would end the process as an error.
}
