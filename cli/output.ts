/** What the command prints: results on standard output, everything else on standard error. */
import { SingleBar } from 'cli-progress';
import { DeepCodeSeekError, type JobProgress } from '../domain/index.js';

export interface Output {
  /** One line of the result. */
  readonly line: (text: string) => void;
  /** One line about what goes on; never part of the result. */
  readonly note: (text: string) => void;
  readonly json: (value: unknown) => void;
  /** A bar on a terminal, a plain line now and then elsewhere. */
  readonly progress: () => ProgressDisplay;
}

export interface ProgressDisplay {
  update(progress: JobProgress): void;
  stop(): void;
}

/** Plain progress lines come at each new phase, and within one at most this often. */
const PLAIN_LINE_INTERVAL_MS = 2_000;

export function createOutput(
  out: NodeJS.WriteStream = process.stdout,
  err: NodeJS.WriteStream = process.stderr,
): Output {
  return {
    line: (text) => void out.write(`${text}\n`),
    note: (text) => void err.write(`${text}\n`),
    json: (value) => void out.write(`${JSON.stringify(value, null, 2)}\n`),
    progress: () => (err.isTTY ? barDisplay(err) : plainDisplay(err)),
  };
}

/** A registered error as a person reads it: what is wrong, then what to do. */
export function errorText(error: unknown): string {
  if (error instanceof DeepCodeSeekError) return `${error.message}\n${error.remedy}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function barDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  const bar = new SingleBar({
    format: '{phase} [{bar}] {value}/{shown}',
    stream,
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
  });
  let started = false;
  return {
    update({ phase, done, total }) {
      if (phase === '') return;
      const payload = { phase: phase.padEnd(26), shown: total ?? '…' };
      if (!started) bar.start(total ?? 0, done, payload);
      started = true;
      bar.setTotal(total ?? Math.max(done * 2, 1));
      bar.update(done, payload);
    },
    stop() {
      if (started) bar.stop();
    },
  };
}

function plainDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  let shownAt = 0;
  let shownPhase = '';
  let latest: JobProgress | null = null;
  let shown: JobProgress | null = null;
  const show = (progress: JobProgress): void => {
    const total = progress.total === null ? '' : ` of ${String(progress.total)}`;
    stream.write(`${progress.phase}: ${String(progress.done)}${total}\n`);
    shown = progress;
    shownAt = Date.now();
    shownPhase = progress.phase;
  };
  return {
    update(progress) {
      // A job that has only just begun has no phase yet; an empty table is not worth a line.
      if (progress.phase === '' || progress.total === 0) return;
      if (latest !== null && latest !== shown && progress.phase !== shownPhase) show(latest);
      latest = progress;
      if (progress.phase !== shownPhase || Date.now() - shownAt >= PLAIN_LINE_INTERVAL_MS)
        show(progress);
    },
    stop() {
      if (latest !== null && latest !== shown) show(latest);
    },
  };
}
