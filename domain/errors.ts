/**
 * The one registry of errors: each has a code, a message that names the thing, a remedy, an HTTP status and an exit code.
 * Details never hold secrets or script text.
 */
import { analysisErrors } from './errors/analysis-errors.js';
import { catalogueErrors } from './errors/catalogue-errors.js';
import { configurationErrors } from './errors/configuration-errors.js';
import { connectorErrors } from './errors/connector-errors.js';
import { datasetErrors } from './errors/dataset-errors.js';
import { datasetFileErrors } from './errors/dataset-file-errors.js';
import type { ErrorEntry } from './errors/error-entry.js';
import { embeddingErrors } from './errors/embedding-errors.js';
import { evaluationErrors } from './errors/evaluation-errors.js';
import { learningErrors } from './errors/learning-errors.js';
import { modelEndpointErrors } from './errors/model-endpoint-errors.js';
import { modelErrors } from './errors/model-errors.js';
import { neuralErrors } from './errors/neural-errors.js';
import { contextErrors } from './errors/context-errors.js';
import { predictorErrors } from './errors/predictor-errors.js';
import { serviceErrors } from './errors/service-errors.js';
import { syncErrors } from './errors/sync-errors.js';

const entries = {
  ...configurationErrors,
  ...connectorErrors,
  ...analysisErrors,
  ...syncErrors,
  ...learningErrors,
  ...contextErrors,
  ...predictorErrors,
  ...modelErrors,
  ...neuralErrors,
  ...embeddingErrors,
  ...modelEndpointErrors,
  ...catalogueErrors,
  ...serviceErrors,
  ...datasetErrors,
  ...datasetFileErrors,
  ...evaluationErrors,
};

export type ErrorCode = keyof typeof entries;
type DetailsByCode = {
  [Code in ErrorCode]: (typeof entries)[Code] extends ErrorEntry<infer Details> ? Details : never;
};
const registry: { readonly [Code in ErrorCode]: ErrorEntry<DetailsByCode[Code]> } = entries;

/** An expected failure: something outside the program is not as it should be, and the remedy says what to do. */
export class DeepCodeSeekError extends Error {
  override readonly name = 'DeepCodeSeekError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly remedy: string,
    readonly status: number,
    readonly kind: 'failure' | 'misuse',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Makes the registered error `code`; throw what it returns. */
export function createError<Code extends ErrorCode>(
  code: Code,
  details: DetailsByCode[Code],
  options?: ErrorOptions,
): DeepCodeSeekError {
  const { status, kind, message, remedy } = registry[code];
  return new DeepCodeSeekError(code, message(details), remedy(details), status, kind, options);
}

/** Whether `error` is the registered error `code`. */
export function isError(error: unknown, code: ErrorCode): error is DeepCodeSeekError {
  return error instanceof DeepCodeSeekError && error.code === code;
}

/** Every registered code, for the documentation of the HTTP API. */
export function errorCodes(): readonly string[] {
  return Object.keys(registry);
}
