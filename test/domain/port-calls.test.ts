import { MessageChannel, Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { createError, PortCalls, servePort } from '../../domain/index.js';

interface Remote {
  answer(value: number): Promise<number>;
  refuse(): Promise<void>;
  wait(signal: AbortSignal): Promise<string>;
}

/** What became of the signals of `wait`, in the order in which they ended. */
const ended: string[] = [];
const remote: Remote = {
  answer: (value) => Promise.resolve(value),
  refuse: () => Promise.reject(createError('PREDICTOR_CLOSED', { instance: 'demo' })),
  wait: (signal) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        ended.push('aborted');
        resolve('ended');
      });
    }),
};

const opened: PortCalls<Remote>[] = [];
/** Both ends in this thread: a port does not care. */
function open(): PortCalls<Remote> {
  const { port1, port2 } = new MessageChannel();
  servePort(port1, remote);
  const calls = new PortCalls<Remote>(port2);
  opened.push(calls);
  return calls;
}
afterEach(() => {
  for (const calls of opened.splice(0)) calls.close();
  ended.length = 0;
});

describe('calls over a port', () => {
  it('give what the method gives, each its own', async () => {
    const calls = open();
    expect(await Promise.all([calls.call('answer', 1), calls.call('answer', 2)])).toEqual([1, 2]);
  });

  it('throw the registered errors of the other end as they are', async () => {
    await expect(open().call('refuse')).rejects.toMatchObject({
      code: 'PREDICTOR_CLOSED',
      remedy: 'Ask again once the server has started anew.',
    });
  });

  it('end with their signal, here at once and there too', async () => {
    const calls = open();
    const ending = new AbortController();
    const waiting = calls.call('wait', ending.signal);
    ending.abort(new Error('typed on'));
    await expect(waiting).rejects.toThrow('typed on');
    await expect.poll(() => ended).toEqual(['aborted']);
    expect(await calls.call('answer', 3)).toBe(3);
  });

  it('are rejected when their own end closes, and what ran over there is aborted', async () => {
    const calls = open();
    const waiting = calls.call('wait', new AbortController().signal);
    calls.close();
    await expect(waiting).rejects.toThrow('closed');
    await expect(calls.call('answer', 4)).rejects.toThrow('closed');
    expect(calls.isOpen).toBe(false);
    await expect.poll(() => ended).toEqual(['aborted']);
  });

  it('are rejected when the other end closes', async () => {
    const { port1, port2 } = new MessageChannel();
    servePort(port1, remote);
    const calls = new PortCalls<Remote>(port2);
    const waiting = calls.call('wait', new AbortController().signal);
    port1.close();
    await expect(waiting).rejects.toThrow('closed');
    await expect(calls.call('answer', 5)).rejects.toThrow('closed');
  });

  it('are rejected when the thread of the other end is gone', async () => {
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker('require("node:worker_threads").workerData.start()', {
      eval: true,
      workerData: port1,
      transferList: [port1],
    });
    const calls = new PortCalls<Remote>(port2);
    const waiting = calls.call('answer', 6);
    await Promise.all([expect(waiting).rejects.toThrow('closed'), worker.terminate()]);
  });
});
