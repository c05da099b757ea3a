import type { Candidate } from '../definitions/candidate.js';
import { indentOf } from '../language/definition-line.js';
import { languageOf } from '../language/language.js';
import { definitionStretch } from '../language/outline.js';
import type { FileReader } from '../tree/file-reader.js';

/** Lines of a body that are shown with what stands before it: the start of the documentation, as a rule. */
const BODY_LINES = 4;
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
  const { lines } = read;
  const indent = indentOf(lines[line - 1] ?? '');
  const options = { indent, language: languageOf(file), bodyLines: BODY_LINES };
  const { start, end } = definitionStretch(lines, line - 1, options);
  return { start, end };
}
