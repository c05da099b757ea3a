/** Errors on their way between threads: structured cloning would make plain errors of the project's own. */
import { z } from 'zod';
import { DeepCodeSeekError, errorCodes, type ErrorCode } from '../errors.js';

export const wireErrorSchema = z.strictObject({
  /** Null for an error that is not in the registry. */
  code: z.string().nullable(),
  name: z.string(),
  message: z.string(),
  remedy: z.string(),
  status: z.number(),
  kind: z.enum(['failure', 'misuse']),
  stack: z.string(),
});
export type WireError = z.output<typeof wireErrorSchema>;

export function toWireError(error: unknown): WireError {
  const known = error instanceof DeepCodeSeekError;
  return {
    code: known ? error.code : null,
    name: error instanceof Error ? error.name : 'Error',
    message: error instanceof Error ? error.message : String(error),
    remedy: known ? error.remedy : '',
    status: known ? error.status : 500,
    kind: known ? error.kind : 'failure',
    stack: error instanceof Error ? (error.stack ?? '') : '',
  };
}

/** The error as it was thrown in the other thread; its stack stands in the cause. */
export function fromWireError(wire: WireError): Error {
  const { code, name, message, remedy, status, kind, stack } = wire;
  const origin = new Error(message);
  origin.name = name;
  origin.stack = stack;
  if (code === null || !isErrorCode(code)) return origin;
  return new DeepCodeSeekError(code, message, remedy, status, kind, { cause: origin });
}

function isErrorCode(code: string): code is ErrorCode {
  return errorCodes().includes(code);
}
