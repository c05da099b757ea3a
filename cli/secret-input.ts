/** Reads secrets from standard input: lines of a pipe, or typed on a terminal without being shown. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { createError } from '../domain/index.js';
import type { Output } from './output.js';

/** Gives a reader that takes one line a call. Throws SECRET_NOT_GIVEN when the input ends first. */
export function readSecret(
  input: NodeJS.ReadStream,
  output: Output,
): (name: string) => Promise<string> {
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  let lines: AsyncIterator<string> | null = null;
  return async (name) => {
    lines ??= createInterface({ input, output: silent, terminal: input.isTTY })[
      Symbol.asyncIterator
    ]();
    if (input.isTTY) output.note(`${name} (is not shown):`);
    const next = await lines.next();
    if (next.done === true || next.value === '') throw createError('SECRET_NOT_GIVEN', { name });
    return next.value;
  };
}
