/** An update set's rows: each change (`sys_update_xml`) holds its record again as XML in the field `payload`. */
import { RecordXmlReader, type XmlRecord } from './record-xml.js';

export const UPDATE_TABLE = 'sys_update_xml';

const PIECE_LENGTH = 64 * 1024;

/**
 * The records of one change, with the action DELETE where the change deletes.
 * A deletion without a payload still names its record: `sys_script_include_<sys_id>`. Throws what reading XML throws.
 */
export function changedRecords(file: string, update: XmlRecord): readonly XmlRecord[] {
  const name = update.fields.get('name')?.value ?? '';
  const deletes = update.fields.get('action')?.value.toUpperCase() === 'DELETE';
  const payload = update.fields.get('payload')?.value ?? '';
  if (payload.trim() === '') return deletes ? namedRecord(name) : [];
  const records = readAll(`${file} (${name})`, payload);
  return deletes ? records.map((record) => ({ ...record, action: 'DELETE' })) : records;
}

function readAll(file: string, payload: string): readonly XmlRecord[] {
  const reader = new RecordXmlReader(file);
  const records: XmlRecord[] = [];
  const text = payload.trimStart();
  for (let start = 0; start < text.length; start += PIECE_LENGTH) {
    records.push(...reader.write(text.slice(start, start + PIECE_LENGTH)));
  }
  reader.end();
  return records;
}

function namedRecord(name: string): readonly XmlRecord[] {
  const [, table, sysId] = /^(\w+)_([0-9a-f]{32})$/.exec(name) ?? [];
  if (table === undefined || sysId === undefined) return [];
  const fields = new Map([['sys_id', { value: sysId, source: null }]]);
  return [{ table, action: 'DELETE', fields }];
}
