/** A dataset file, one validated example at a time. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createError, exampleSchema, type Example } from '../../domain/index.js';

export interface NumberedExample {
  /** Of the file; counts from 1. */
  readonly line: number;
  readonly example: Example;
}

/**
 * The examples of a JSON Lines file in its order, one line in memory at a time; empty lines are passed over. Throws
 * DATASET_UNREADABLE for a file that cannot be read and DATASET_LINE_INVALID with the number of the line that is broken or
 * repeats an id.
 */
export async function* readExamples(
  file: string,
  signal?: AbortSignal,
): AsyncGenerator<NumberedExample> {
  const stream = createReadStream(file, { encoding: 'utf8', signal });
  const lines = createInterface({ input: stream, crlfDelay: Infinity });
  // The iterator of readline does not pass on what the stream fails with; and once it has ended, nobody else listens.
  let failure: Error | null = null;
  for (const source of [stream, lines]) {
    source.on('error', (error: Error) => {
      failure ??= error;
    });
  }
  const seen = new Map<string, number>();
  let line = 0;
  try {
    for await (const text of lines) {
      line += 1;
      if (text.trim() === '') continue;
      const example = parseLine(file, line, line === 1 ? text.replace(/^\uFEFF/, '') : text);
      const first = seen.get(example.id);
      if (first !== undefined) throw invalid(file, line, `its id stands in line ${first} too`);
      seen.set(example.id, line);
      yield { line, example };
    }
  } catch (error) {
    failure ??= error instanceof Error ? error : new Error('reading failed', { cause: error });
  } finally {
    stream.destroy();
  }
  if (failure === null) return;
  signal?.throwIfAborted();
  throw isSystemError(failure)
    ? createError('DATASET_UNREADABLE', { file, reason: failure.code }, { cause: failure })
    : failure;
}

function parseLine(file: string, line: number, text: string): Example {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which is code.
    throw invalid(file, line, 'it is not valid JSON');
  }
  const parsed = exampleSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw invalid(
    file,
    line,
    `${field === '' ? 'the example' : `"${field}"`} is wrong: ${issue?.message ?? ''}`,
  );
}

function invalid(file: string, line: number, reason: string): Error {
  return createError('DATASET_LINE_INVALID', { file, line, reason });
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    'syscall' in error &&
    'code' in error &&
    typeof error.code === 'string'
  );
}
