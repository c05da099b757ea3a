import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoData } from '../../../connector/demo-instance/index.js';
import { suggestAnswerSchema, type SuggestQuestionInput } from '../../../domain/index.js';
import { apisOf, ask, openLiveMirror, type LiveMirror } from './live-mirror.js';

let mirror: LiveMirror;

beforeAll(async () => {
  mirror = await openLiveMirror();
});

afterAll(() => mirror.close());

const QUESTION: SuggestQuestionInput = {
  codeBefore:
    "var invoice = new GlideRecord('x_acme_billing_invoice');\nvar unapplied = reminder.amount_open;\nvar dunning_level = 2;\nvar util = new ",
  scope: 'x_acme_billing',
  table: 'sys_script',
};

let serial = 0;

/** A program in ripgrep's place that writes its process id and then never ends by itself. */
async function hangingRipgrep(): Promise<{ path: string; pid: () => Promise<number> }> {
  serial += 1;
  const path = join(mirror.folder, `hanging-${String(serial)}.sh`);
  const pidFile = `${path}.pid`;
  await writeFile(path, `#!/bin/sh\necho $$ > '${pidFile}'\nexec sleep 600\n`);
  await chmod(path, 0o755);
  return {
    path,
    pid: () =>
      eventually(async () => {
        const text = await readFile(pidFile, 'utf8').catch(() => '');
        return text.endsWith('\n') ? Number(text) : null;
      }),
  };
}

async function eventually<Result>(look: () => Promise<Result | null>): Promise<Result> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const found = await look();
    if (found !== null) return found;
    await wait(20);
  }
  throw new Error('It did not happen within ten seconds');
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function processEnd(pid: number): Promise<true> {
  return eventually(() => Promise.resolve(isRunning(pid) ? null : true));
}

describe('without ripgrep', () => {
  it('names grep in degraded and suggests from the other retrievers', async () => {
    const predictor = await mirror.open({ ripgrepPath: join(mirror.folder, 'no-such-binary') });
    for (const deadlineMs of [null, 5_000]) {
      const answer = await ask(predictor, QUESTION, { deadlineMs });
      expect(answer.degraded.map(({ stage }) => stage)).toEqual(['grep']);
      expect(answer.degraded[0]?.reason).toContain('ripgrep could not be started');
      expect(apisOf(answer).length).toBeGreaterThan(5);
      expect(suggestAnswerSchema.safeParse(answer).success).toBe(true);
    }
  });

  it('names grep in degraded when the program fails', async () => {
    const path = join(mirror.folder, 'failing.sh');
    await writeFile(path, '#!/bin/sh\nexit 2\n');
    await chmod(path, 0o755);
    const answer = await ask(await mirror.open({ ripgrepPath: path }), QUESTION);
    expect(answer.degraded.map(({ stage }) => stage)).toEqual(['grep']);
    expect(apisOf(answer).length).toBeGreaterThan(5);
  });

  it('names grep in degraded when there is no packed text', async () => {
    const predictor = await mirror.open({ shardsFolder: join(mirror.folder, 'no-shards') });
    const answer = await ask(predictor, QUESTION);
    expect(answer.degraded.map(({ stage }) => stage)).toEqual(['grep']);
    expect(answer.degraded[0]?.reason).toContain('packed text');
    expect(apisOf(answer).length).toBeGreaterThan(5);
  });

  it('gives the same first suggestion as with it where other retrievers see it', async () => {
    const whole = await ask(await mirror.open(), QUESTION);
    expect(whole.degraded).toEqual([]);
    const lame = await ask(
      await mirror.open({ ripgrepPath: join(mirror.folder, 'no-such-binary') }),
      QUESTION,
      { limit: 200 },
    );
    expect(apisOf(lame)).toContain(apisOf(whole)[0]);
  });
});

describe('a ripgrep that hangs', () => {
  it('is left out at the deadline, and its process is gone', async () => {
    const ripgrep = await hangingRipgrep();
    const predictor = await mirror.open({ ripgrepPath: ripgrep.path });
    const answer = await ask(predictor, QUESTION, { deadlineMs: 300 });
    expect(answer.degraded.map(({ stage }) => stage)).toContain('grep');
    expect(apisOf(answer).length).toBeGreaterThan(5);
    expect(await processEnd(await ripgrep.pid())).toBe(true);
  });

  it('does not outlive a question that is aborted, which rejects with the reason', async () => {
    const ripgrep = await hangingRipgrep();
    const predictor = await mirror.open({ ripgrepPath: ripgrep.path });
    const ending = new AbortController();
    const asked = ask(predictor, QUESTION, { signal: ending.signal });
    const outcome = asked.then(
      () => 'answered',
      (error: unknown) => error,
    );
    const pid = await ripgrep.pid();
    expect(isRunning(pid)).toBe(true);
    const reason = new Error('the author has typed on');
    ending.abort(reason);
    expect(await outcome).toBe(reason);
    expect(await processEnd(pid)).toBe(true);
  });

  it('does not outlive the predictor, whose running question rejects with PREDICTOR_CLOSED', async () => {
    const ripgrep = await hangingRipgrep();
    const predictor = await mirror.open({ ripgrepPath: ripgrep.path });
    const outcome = ask(predictor, QUESTION).then(
      () => 'answered',
      (error: unknown) => error,
    );
    const pid = await ripgrep.pid();
    await predictor.close();
    expect(await outcome).toMatchObject({ code: 'PREDICTOR_CLOSED' });
    expect(await processEnd(pid)).toBe(true);
  });
});

describe('time, aborts and load', () => {
  it('rejects at once with the reason of a signal that is aborted already', async () => {
    const predictor = await mirror.open();
    const reason = new Error('too late');
    await expect(ask(predictor, QUESTION, { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
    expect((await ask(predictor, QUESTION)).suggestions.length).toBeGreaterThan(0);
  });

  it('answers a deadline of one millisecond with suggestions and says what is missing', async () => {
    const predictor = await mirror.open();
    const answer = await ask(predictor, QUESTION, { deadlineMs: 1 });
    expect(apisOf(answer).length).toBeGreaterThan(0);
    expect(answer.degraded.map(({ stage }) => stage)).toContain('grep');
    expect(answer.degraded.every(({ reason }) => reason !== '')).toBe(true);
  });

  it('turns questions away with PREDICTOR_BUSY when too many are asked at once, and answers the rest', async () => {
    const predictor = await mirror.open();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 90 }, (_, number) =>
        ask(predictor, {
          ...QUESTION,
          codeBefore: `var n${String(number)};\n${QUESTION.codeBefore}`,
        }),
      ),
    );
    const failures = outcomes.filter(({ status }) => status === 'rejected');
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.length).toBeLessThan(90);
    for (const failure of failures)
      expect(failure).toMatchObject({ reason: { code: 'PREDICTOR_BUSY' } });
    expect(apisOf(await ask(predictor, QUESTION)).length).toBeGreaterThan(0);
  });

  it('throws PREDICTOR_CLOSED once it has been closed, for questions and for refresh', async () => {
    const predictor = await mirror.open();
    await predictor.close();
    await expect(ask(predictor, QUESTION)).rejects.toMatchObject({ code: 'PREDICTOR_CLOSED' });
    await expect(predictor.refresh()).rejects.toMatchObject({ code: 'PREDICTOR_CLOSED' });
    await predictor.close();
  });
});

describe('an empty mirror', () => {
  it('answers without suggestions and without an error', async () => {
    const empty = await openLiveMirror(createDemoData());
    try {
      const answer = await ask(await empty.open(), QUESTION);
      expect(answer.suggestions).toEqual([]);
      expect(answer.question).toBe('api');
      expect(suggestAnswerSchema.safeParse(answer).success).toBe(true);
    } finally {
      await empty.close();
    }
  });
});
