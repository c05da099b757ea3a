import { afterEach, describe, expect, it } from 'vitest';
import { ThreadCalls } from '../../domain/index.js';

interface Remote {
  answer(value: number): Promise<number>;
  wait(signal: AbortSignal): Promise<string>;
  unclonable(): Promise<unknown>;
  end(): Promise<void>;
  close(): Promise<void>;
}

let calls: ThreadCalls<Remote> | null = null;
async function open(): Promise<ThreadCalls<Remote>> {
  calls = new ThreadCalls<Remote>('../test/domain/broken-thread', null);
  await calls.opened();
  return calls;
}
afterEach(async () => {
  await calls?.close();
  calls = null;
});

describe('calls to a thread', () => {
  it('give what the method gives', async () => {
    const thread = await open();
    expect(await Promise.all([thread.call('answer', 1), thread.call('answer', 2)])).toEqual([1, 2]);
  });

  it('end with their signal, at once and with its reason', async () => {
    const thread = await open();
    const ending = new AbortController();
    const waiting = thread.call('wait', ending.signal);
    ending.abort(new Error('no longer wanted'));
    await expect(waiting).rejects.toThrow('no longer wanted');
    await expect(thread.call('wait', ending.signal)).rejects.toThrow('no longer wanted');
    expect(await thread.call('answer', 3)).toBe(3);
  });

  it('fail when the result cannot travel, and the thread lives on', async () => {
    const thread = await open();
    await expect(thread.call('unclonable')).rejects.toThrow('could not be cloned');
    expect(await thread.call('answer', 4)).toBe(4);
  });

  it('fail when the thread ends, which is told to whoever watches', async () => {
    const thread = await open();
    const ending = thread.call('end');
    await expect(ending).rejects.toThrow('has ended');
    expect((await thread.lost).message).toContain('has ended');
    expect(thread.isOpen).toBe(false);
    await expect(thread.call('answer', 5)).rejects.toThrow('has ended');
  });

  it('are refused after the thread was closed, and closing twice is closing once', async () => {
    const thread = await open();
    await Promise.all([thread.close(), thread.close()]);
    await expect(thread.call('answer', 6)).rejects.toThrow('closed');
  });

  it('never begin when opening is aborted', async () => {
    const thread = new ThreadCalls<Remote>('../test/domain/broken-thread', null);
    await expect(thread.opened(AbortSignal.abort(new Error('too late')))).rejects.toThrow(
      'too late',
    );
  });
});
