import type { Job } from '../domain/index.js';

/** Whether a job is under way or ended within `restMs`; `now` is in milliseconds since the epoch. */
export function isRecent(last: Job | null, now: number, restMs: number): boolean {
  if (last === null) return false;
  if (last.finishedAt === null) return true;
  const sinceMs = now - Date.parse(last.finishedAt);
  // A clock that was ahead once must not put it off for years.
  return sinceMs >= 0 && sinceMs < restMs;
}
