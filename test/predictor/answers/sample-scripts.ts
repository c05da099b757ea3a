/** The demo instance's own scripts, cut before a line, as an author would have typed them so far. */
import { readFile } from 'node:fs/promises';
import type { SuggestQuestionInput } from '../../../domain/index.js';

const SCOPES = new URL('../../../connector/demo-instance/scopes/', import.meta.url);

export interface CutScript {
  readonly scope: string;
  readonly table: string;
  readonly script: string;
  /** The first line that holds it is not written yet. */
  readonly before: string;
}

/** The question at the beginning of that line, with the script named, so that it is no evidence for itself. */
export async function questionAt({
  scope,
  table,
  script,
  before,
}: CutScript): Promise<SuggestQuestionInput> {
  const text = await readFile(new URL(`${scope}/scripts/${table}/${script}.js`, SCOPES), 'utf8');
  const at = text.indexOf(before);
  if (at < 0) throw new Error(`${script} does not hold "${before}"`);
  const codeBefore = text.slice(0, text.lastIndexOf('\n', at) + 1);
  return { codeBefore, scope, table, script };
}
