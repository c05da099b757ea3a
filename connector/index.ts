export type { RecordPage, RecordSource, RejectedRow, TableCursor } from './record-source.js';
export { checkInstance, type InstanceCheck, type TableCheck } from './check-instance.js';
export { openInstanceSource, type InstanceOptions } from './instance-source.js';
export { openExportSource, type ExportSource } from './exports/export-source.js';
export {
  authorizeInBrowser,
  type BrowserAuthorizationOptions,
} from './oauth/authorization-code.js';
export { normaliseRow, type NormalisedRow } from './normalise-row.js';
export { readSecrets, secretVariable, writeSecrets, type InstanceSecrets } from './secrets.js';
export { proxyFor, type Environment } from './table-api/proxy.js';
export type { RetryEvent, RetryPolicy } from './table-api/retry.js';
export {
  openConfiguredModel,
  type ConfiguredModelOptions,
} from './model-endpoint/configured-model.js';
export { AnswerFolder, type AddressedQuestion } from './model-endpoint/answer-folder.js';
export {
  openModelEndpoint,
  type ModelEndpoint,
  type ModelEndpointOptions,
} from './model-endpoint/model-endpoint.js';
export { rememberingModel } from './model-endpoint/remembering-model.js';
export { MODEL_KEY_VARIABLE, readModelKey } from './model-endpoint/model-key.js';
