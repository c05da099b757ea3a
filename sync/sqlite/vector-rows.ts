/** The vectors of the texts on APIs, one for a script. */
import type { Page } from '../store.js';
import type { EmbeddedText, StoredVector, VectorSpace } from '../stored-vector.js';
import type { Database } from './open-database.js';
import { decodeNumbers, encodePageToken, pageOf } from './page-token.js';

interface HashRow {
  readonly script_id: number;
  readonly sys_id: string;
  readonly text_hash: string;
}

interface VectorRow extends HashRow {
  readonly stamp: number;
  readonly vector: Uint8Array;
}

interface NewRow extends VectorSpace {
  readonly sysId: string;
  readonly textHash: string;
  readonly stamp: number;
  readonly vector: Uint8Array;
}

const BYTES = Float32Array.BYTES_PER_ELEMENT;
/** A vector of another length than it says is none. */
const IN_SPACE = `model = @model AND dimensions = @dimensions AND length(vector) = ${String(BYTES)} * dimensions`;

export class VectorRows {
  readonly #stamp;
  readonly #setStamp;
  readonly #upsert;
  readonly #hashes;
  readonly #changes;

  constructor(database: Database) {
    this.#stamp = database.prepare<[], { value: string }>(
      "SELECT value FROM state WHERE key = 'vector-stamp'",
    );
    this.#setStamp = database.prepare<[string]>(
      "UPDATE state SET value = ? WHERE key = 'vector-stamp'",
    );
    this.#upsert = database.prepare<[NewRow]>(
      `INSERT INTO api_vector (script_id, text_hash, model, dimensions, stamp, vector)
       SELECT id, @textHash, @model, @dimensions, @stamp, @vector FROM script WHERE sys_id = @sysId
       ON CONFLICT (script_id) DO UPDATE SET text_hash = excluded.text_hash, model = excluded.model,
         dimensions = excluded.dimensions, stamp = excluded.stamp, vector = excluded.vector`,
    );
    this.#hashes = database.prepare<[VectorSpace & { after: number; limit: number }], HashRow>(
      `SELECT script_id, sys_id, text_hash FROM api_vector JOIN script ON script.id = script_id
       WHERE ${IN_SPACE} AND script_id > @after ORDER BY script_id LIMIT @limit`,
    );
    this.#changes = database.prepare<
      [VectorSpace & { stamp: number; after: number; limit: number }],
      VectorRow
    >(
      `SELECT script_id, sys_id, text_hash, stamp, vector
       FROM api_vector JOIN script ON script.id = script_id
       WHERE ${IN_SPACE} AND (stamp, script_id) > (@stamp, @after)
       ORDER BY stamp, script_id LIMIT @limit`,
    );
  }

  /** Counts the writes. */
  stamp(): number {
    return Number(this.#stamp.get()?.value ?? '0');
  }

  /** Writes the vectors of scripts that are there, in place of those before; gives how many. */
  write({ model, dimensions }: VectorSpace, items: readonly StoredVector[]): number {
    const stamp = this.stamp() + 1;
    let written = 0;
    for (const { scriptSysId: sysId, textHash, values } of items) {
      if (values.length !== dimensions) {
        throw new Error(`A vector has ${values.length} numbers, its space ${dimensions}`);
      }
      const vector = encodeVector(values);
      written += this.#upsert.run({ sysId, textHash, model, dimensions, stamp, vector }).changes;
    }
    if (written > 0) this.#setStamp.run(String(stamp));
    return written;
  }

  hashes(
    { model, dimensions }: VectorSpace,
    page: { after?: string; limit: number },
  ): Page<EmbeddedText> {
    const [after] = decodeNumbers(page.after, [0, 0]);
    const rows = this.#hashes.all({ model, dimensions, after, limit: page.limit + 1 });
    return pageOf(
      rows,
      page.limit,
      ({ sys_id, text_hash }) => ({ scriptSysId: sys_id, textHash: text_hash }),
      ({ script_id }) => encodePageToken(script_id, 0),
    );
  }

  changes(
    { model, dimensions }: VectorSpace,
    since: number,
    page: { after?: string; limit: number },
  ): Page<StoredVector> {
    const [stamp, after] = decodeNumbers(page.after, [since, Number.MAX_SAFE_INTEGER]);
    const rows = this.#changes.all({ model, dimensions, stamp, after, limit: page.limit + 1 });
    return pageOf(
      rows,
      page.limit,
      ({ sys_id, text_hash, vector }) => ({
        scriptSysId: sys_id,
        textHash: text_hash,
        values: decodeVector(vector),
      }),
      (row) => encodePageToken(row.stamp, row.script_id),
    );
  }
}

function encodeVector(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.length * BYTES);
  const view = new DataView(bytes.buffer);
  values.forEach((value, at) => {
    view.setFloat32(at * BYTES, value, true);
  });
  return bytes;
}

function decodeVector(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(bytes.byteLength / BYTES);
  for (let at = 0; at < values.length; at += 1) values[at] = view.getFloat32(at * BYTES, true);
  return values;
}
