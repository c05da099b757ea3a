/** One example as the export writes it: with its bodies or without, redacted or not. */
import type { Example } from '../../domain/index.js';
import type { Placeholders } from './placeholders.js';
import { redactCode } from './redact-code.js';

export interface RowOptions {
  readonly withoutBodies: boolean;
  /** Null where nothing is redacted. */
  readonly placeholders: Placeholders | null;
}

type Body = 'codeBefore' | 'codeMiddle' | 'codeAfter';
export type ExportedRow = Omit<Example, Body> & Partial<Pick<Example, Body>>;

export function exportedRow(
  { codeBefore, codeMiddle, codeAfter, ...facts }: Example,
  { withoutBodies, placeholders }: RowOptions,
): ExportedRow {
  const redact = (code: string): string =>
    placeholders === null ? code : redactCode(code, placeholders);
  const bodies = withoutBodies
    ? {}
    : {
        codeBefore: redact(codeBefore),
        codeMiddle: redact(codeMiddle),
        codeAfter: redact(codeAfter),
      };
  const { id, question, cut, script, family, ...rest } = facts;
  const record = (sysId: string): string => placeholders?.of('sys_id', sysId) ?? sysId;
  return { id, question, cut, ...bodies, ...rest, script: record(script), family: record(family) };
}
