/** Streams the records out of an exported XML file; nothing is fetched, expanded or kept beyond one record. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { createError } from '../../domain/index.js';

/** A field as it stands in the file; a reference has the attributes of its target. */
export interface XmlField {
  readonly value: string;
  /** `source` of `sys_package`: the namespace, or the id of a plug-in. */
  readonly source: string | null;
}

export interface XmlRecord {
  readonly table: string;
  /** `INSERT_OR_UPDATE`, `DELETE`, …; `INSERT_OR_UPDATE` where the file states none. */
  readonly action: string;
  readonly fields: ReadonlyMap<string, XmlField>;
}

export const XML_LIMITS = {
  /** A text, comment or tag longer than this is refused: the largest script field holds far less. */
  maxTextLength: 32 * 1024 * 1024,
  maxDepth: 64,
  maxFields: 2_000,
  maxAttributes: 200,
} as const;

/** Source control, update sets and XML exports, and the export of a single list or form. */
const EXPORT_ROOTS: ReadonlySet<string> = new Set(['record_update', 'unload', 'xml']);

interface OpenRecord {
  readonly table: string;
  readonly action: string;
  readonly fields: Map<string, XmlField>;
}

interface OpenField {
  readonly name: string;
  readonly source: string | null;
  readonly parts: string[];
}

/**
 * Takes text piece by piece and gives records. Throws EXPORT_XML_BROKEN for what is not well-formed,
 * EXPORT_XML_FORBIDDEN for a document type (entities, external references) or another encoding, EXPORT_TOO_LARGE.
 */
export class RecordXmlReader {
  readonly #file: string;
  readonly #parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  #ready: XmlRecord[] = [];
  #root: string | null = null;
  #depth = 0;
  #attributes = 0;
  #record: OpenRecord | null = null;
  #field: OpenField | null = null;
  /** Characters since the parser last gave something back: it holds that much. */
  #pending = 0;

  constructor(file: string) {
    this.#file = file;
    const parser = this.#parser;
    parser.on('error', (error) => {
      throw this.#broken(reasonOf(error));
    });
    parser.on('doctype', () => {
      throw this.#forbidden('it declares a document type (DOCTYPE), which may define entities');
    });
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && !/^(utf-?8|utf-?16|us-ascii)$/i.test(encoding)) {
        throw this.#forbidden('it is not in UTF-8');
      }
    });
    parser.on('attribute', () => {
      this.#attributes += 1;
      if (this.#attributes > XML_LIMITS.maxAttributes) throw this.#tooLarge('too many attributes');
    });
    parser.on('opentag', (tag) => {
      this.#open(tag);
    });
    parser.on('closetag', () => {
      this.#close();
    });
    parser.on('text', (text) => {
      this.#text(text);
    });
    parser.on('cdata', (text) => {
      this.#text(text);
    });
    parser.on('comment', () => {
      this.#pending = 0;
    });
  }

  /** Whether the document is an export; null before its root has been seen. */
  get isExport(): boolean | null {
    return this.#root === null ? null : EXPORT_ROOTS.has(this.#root);
  }

  /** Whether the document is one record of source control, not a set of changes. */
  get isSourceControl(): boolean {
    return this.#root === 'record_update';
  }

  /** The records that `text` completes. */
  write(text: string): readonly XmlRecord[] {
    this.#pending += text.length;
    this.#parser.write(text);
    if (this.#pending > XML_LIMITS.maxTextLength + text.length) {
      throw this.#tooLarge(
        `one text in it has more than ${String(XML_LIMITS.maxTextLength)} characters`,
      );
    }
    const records = this.#ready;
    this.#ready = [];
    return records;
  }

  /** Throws EXPORT_XML_BROKEN when the document is cut. */
  end(): void {
    this.#parser.close();
  }

  #open(tag: SaxesTagPlain): void {
    this.#pending = 0;
    this.#attributes = 0;
    this.#depth += 1;
    if (this.#depth > XML_LIMITS.maxDepth) throw this.#tooLarge('its elements are nested too deep');
    if (this.#depth === 1) this.#root = tag.name;
    if (this.#depth === 2) {
      const action = tag.attributes['action'] ?? 'INSERT_OR_UPDATE';
      this.#record = { table: tag.name, action, fields: new Map() };
    }
    if (this.#depth === 3) {
      const source = tag.attributes['source'] ?? null;
      this.#field = { name: tag.name, source, parts: [] };
    }
  }

  #close(): void {
    this.#pending = 0;
    if (this.#depth === 3 && this.#field !== null && this.#record !== null) {
      const { name, source, parts } = this.#field;
      this.#record.fields.set(name, { value: parts.join(''), source });
      this.#field = null;
      if (this.#record.fields.size > XML_LIMITS.maxFields) {
        throw this.#tooLarge('a record in it has too many fields');
      }
    }
    if (this.#depth === 2 && this.#record !== null) {
      this.#ready.push(this.#record);
      this.#record = null;
    }
    this.#depth -= 1;
  }

  #text(text: string): void {
    this.#pending = 0;
    // Elements inside a field are not part of its value.
    if (this.#depth === 3) this.#field?.parts.push(text);
  }

  #broken(reason: string): Error {
    const line = this.#parser.line;
    return createError('EXPORT_XML_BROKEN', { file: this.#file, line, reason });
  }

  #forbidden(reason: string): Error {
    return createError('EXPORT_XML_FORBIDDEN', { file: this.#file, reason });
  }

  #tooLarge(reason: string): Error {
    return createError('EXPORT_TOO_LARGE', { file: this.#file, reason });
  }
}

/** The parser's words without the position and without what they quote. */
function reasonOf(error: Error): string {
  const words = error.message.replace(/^.*?\d+:\d+:\s*/, '');
  return (words.split(/[:"]/)[0] ?? words).replace(/\.$/, '').trim();
}
