import type { Candidate } from '../definitions/candidate.js';
import type { FileReader } from '../tree/file-reader.js';

/** Lines of a body that are shown with what stands before it: the start of the documentation, as a rule. */
const BODY_LINES = 4;
/** Of a candidate that the outline does not know. */
const UNKNOWN_LINES = 6;
const LONGEST_LINE = 400;

export interface Stretch {
  /** Numbers into the file's lines, from 0, both inclusive. */
  readonly start: number;
  readonly end: number;
}

/** The decorators, the head and the first lines of a definition; null where its file is gone or its lines are no code. */
export function definitionChunk({ file, line }: Candidate, files: FileReader): Stretch | null {
  const read = files.read(file);
  if (read === null || (read.lines[line - 1] ?? '').length > LONGEST_LINE) return null;
  const found = read.definitions.find((definition) => definition.line === line - 1);
  const last = read.lines.length - 1;
  if (found === undefined)
    return { start: line - 1, end: Math.min(last, line - 1 + UNKNOWN_LINES) };
  const { start, headEnd, end } = found;
  return { start, end: Math.min(last, end, headEnd + BODY_LINES) };
}
