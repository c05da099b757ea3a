/** What a model wrote of APIs, one row for a class or a member, each for one text of the script. */
import type { GeneratedDocumentation } from '../../domain/index.js';
import type { WrittenDocumentation } from '../written-documentation.js';
import type { ApiIndex } from './api-index.js';
import type { Batch } from './batch.js';
import type { Database } from './open-database.js';

/** An API in the text that its script has now. */
export interface ApiText {
  readonly script_id: number;
  readonly api: string;
  readonly content_hash: string;
  /** The description of the script's record: where it says something, no model's words on the class hold. */
  readonly description: string;
}

interface WrittenRow {
  readonly member: string | null;
  readonly text: string;
  readonly model: string;
  readonly written_at: string;
}

type NewRow = WrittenRow & Omit<ApiText, 'description'>;

export class GeneratedRows {
  readonly #apis;
  readonly #read;
  readonly #current;
  readonly #forget;
  readonly #insert;
  readonly #documented;
  readonly #clear;

  constructor(database: Database, apis: ApiIndex) {
    this.#apis = apis;
    this.#read = database.prepare<[number, string, string], WrittenRow>(
      `SELECT member, text, model, written_at FROM generated_documentation
       WHERE script_id = ? AND api = ? AND content_hash = ? ORDER BY id`,
    );
    this.#current = database.prepare<[string, string], { id: number }>(
      'SELECT id FROM script WHERE sys_id = ? AND content_hash = ?',
    );
    this.#forget = database.prepare<[number]>(
      'DELETE FROM generated_documentation WHERE script_id = ?',
    );
    this.#insert = database.prepare<[NewRow]>(
      `INSERT INTO generated_documentation (script_id, api, member, text, content_hash, model, written_at)
       VALUES (@script_id, @api, @member, @text, @content_hash, @model, @written_at)`,
    );
    this.#documented = database.prepare<[], { script_id: number }>(
      'SELECT DISTINCT script_id FROM generated_documentation',
    );
    this.#clear = database.prepare('DELETE FROM generated_documentation');
  }

  /** Null where no model has read this text. */
  of({ script_id, api, content_hash, description }: ApiText): GeneratedDocumentation | null {
    const rows = this.#read.all(script_id, api, content_hash);
    const [first] = rows;
    if (first === undefined) return null;
    const ofClass = rows.find(({ member }) => member === null);
    return {
      model: first.model,
      writtenAt: first.written_at,
      text: description.trim() === '' ? (ofClass?.text ?? '') : '',
      members: rows.flatMap(({ member, text }) =>
        member === null ? [] : [{ name: member, text }],
      ),
    };
  }

  /** Whether the script still has the text that was read; what was written for it before goes. */
  write(written: WrittenDocumentation, batch: Batch): boolean {
    const script = this.#current.get(written.scriptSysId, written.contentHash);
    if (script === undefined) return false;
    this.#forget.run(script.id);
    const common = {
      script_id: script.id,
      api: written.api,
      content_hash: written.contentHash,
      model: written.model,
      written_at: written.writtenAt,
    };
    if (written.text !== '') this.#insert.run({ ...common, member: null, text: written.text });
    for (const { name, text } of written.members) {
      this.#insert.run({ ...common, member: name, text });
    }
    this.#touch(script.id, batch);
    return true;
  }

  /** Removes everything; gives of how many scripts. */
  clear(batch: Batch): number {
    const documented = this.#documented.all();
    this.#clear.run();
    for (const { script_id } of documented) this.#touch(script_id, batch);
    return documented.length;
  }

  #touch(scriptId: number, batch: Batch): void {
    batch.stamp();
    this.#apis.touch(scriptId, batch);
  }
}
