/**
 * Questions as bytes: the length of a header, the header as JSON, and the features as 32-bit floats in the machine's
 * own byte order; all of it deflated. For files that only this machine reads again.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import type { KeptQuestion } from './kept-question.js';

/** Features are mostly 0 or one of few values: more effort saves little. */
const EFFORT = 1;
const LENGTH_BYTES = 4;
const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;

const headerSchema = z.strictObject({
  /** Names of the features. */
  names: z.array(z.string()),
  /** Of each question the row of the truth and the number of rows; null for one that teaches nothing. */
  questions: z.array(z.tuple([z.int().min(-1), z.int().min(0)]).nullable()),
});

/** `unpackQuestions` gives back the same, to the bit. */
export function packQuestions(questions: readonly (KeptQuestion | null)[]): Buffer {
  const kept = questions.filter((question) => question !== null);
  const header: z.output<typeof headerSchema> = {
    names: [...(kept[0]?.features.names ?? [])],
    questions: questions.map((each) => each && [each.truth, each.features.rows]),
  };
  const head = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(head.length);
  const values = kept.map(({ features: { values: floats } }) =>
    Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength),
  );
  return deflateSync(Buffer.concat([length, head, ...values]), { level: EFFORT });
}

/** Null for bytes that are not whole. */
export function unpackQuestions(bytes: Buffer): readonly (KeptQuestion | null)[] | null {
  const unpacked = inflated(bytes);
  if (unpacked === null || unpacked.length < LENGTH_BYTES) return null;
  const end = LENGTH_BYTES + unpacked.readUInt32LE();
  const header = headerSchema.safeParse(json(unpacked.toString('utf8', LENGTH_BYTES, end)));
  if (!header.success) return null;
  const { names, questions } = header.data;
  const counts = questions.map((each) => (each === null ? 0 : each[1] * names.length));
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (unpacked.length !== end + total * FLOAT_BYTES) return null;
  const values = new Float32Array(total);
  unpacked.copy(Buffer.from(values.buffer), 0, end);
  let next = 0;
  return questions.map((each, at) => {
    const first = next;
    next += counts[at] ?? 0;
    if (each === null) return null;
    const [truth, rows] = each;
    return { truth, features: { names, rows, values: values.subarray(first, next) } };
  });
}

/** Null where the checksum of the deflated bytes does not hold. */
function inflated(bytes: Buffer): Buffer | null {
  try {
    return inflateSync(bytes);
  } catch {
    return null;
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
