/** The text of a shard: the scripts one after the other, nothing between them, each line a line for ripgrep and the parser alike. */
import type { LineMap } from './line-map.js';

/** What ends a line in JavaScript; ripgrep knows the first alone. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

export interface PackedText {
  readonly text: string;
  readonly lines: LineMap;
}

/** Packs scripts in the order given. */
export function packText(
  scripts: Iterable<{ readonly sysId: string; readonly source: string }>,
): PackedText {
  const packed: string[] = [];
  const starts: number[] = [];
  const sysIds: string[] = [];
  for (const { sysId, source } of scripts) {
    if (source === '') continue;
    starts.push(packed.length + 1);
    sysIds.push(sysId);
    for (const line of source.split(LINE_END)) packed.push(searchable(line));
  }
  const text = packed.length === 0 ? '' : `${packed.join('\n')}\n`;
  return { text, lines: { starts, scripts: sysIds, lineCount: packed.length } };
}

/** A NUL makes ripgrep take the file for a binary and stop, a byte order mark at the start for another encoding. */
function searchable(line: string): string {
  return line.includes('\0') || line.startsWith('\ufeff')
    ? line.replaceAll('\0', ' ').replace(/^\ufeff/, ' ')
    : line;
}
