/** Keeps the number of progress writes small. */
import type { JobProgress } from '../../domain/index.js';

const INTERVAL_MS = 250;

export interface ThrottledProgress {
  report(progress: JobProgress): void;
  /** Waits for the last write; throws what a write has thrown. */
  flush(): Promise<void>;
}

/** Writes at once when the phase changes, and otherwise not more often than every INTERVAL_MS; one write at a time, the latest wins. */
export function throttledProgress(
  write: (progress: JobProgress) => Promise<void>,
): ThrottledProgress {
  let latest: JobProgress | null = null;
  let written: JobProgress | null = null;
  let writtenAt = -Infinity;
  let underway: Promise<void> = Promise.resolve();
  let failure: { readonly error: unknown } | null = null;

  function writeLatest(): void {
    const progress = latest;
    if (progress === null || progress === written) return;
    written = progress;
    writtenAt = performance.now();
    underway = underway
      .then(() => write(progress))
      .catch((error: unknown) => {
        failure ??= { error };
      });
  }

  return {
    report(progress) {
      latest = progress;
      const isDue = performance.now() - writtenAt >= INTERVAL_MS;
      if (isDue || progress.phase !== written?.phase) writeLatest();
    },
    async flush() {
      writeLatest();
      await underway;
      if (failure !== null) throw failure.error;
    },
  };
}
