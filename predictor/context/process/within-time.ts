import { createError } from '../../../domain/index.js';

/** Does the work with a signal that aborts with `signal`, and with CONTEXT_LATE when the time is over. */
export async function withinTime<Result>(
  maxMs: number,
  signal: AbortSignal,
  work: (ending: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort(createError('CONTEXT_LATE', { maxMs }));
  }, maxMs);
  try {
    return await work(AbortSignal.any([signal, late.signal]));
  } finally {
    clearTimeout(timer);
  }
}
