export type {
  CallerAccess,
  MirrorRecord,
  PrivilegeRecord,
  PrivilegeStatus,
  RestrictedCallerRecord,
  ScopeRecord,
  ScriptAccess,
  ScriptPolicy,
  ScriptRecord,
} from './script-record.js';
export {
  MIRRORED_TABLES,
  PRIVILEGE_TABLE,
  RESTRICTED_CALLER_TABLE,
  SCOPE_TABLE,
  SCRIPT_INCLUDE_TABLE,
  SCRIPT_TABLES,
  scriptTable,
  type ScriptTable,
} from './script-table.js';
export type {
  ApiSurface,
  CallSite,
  ClassStyle,
  Member,
  Parameter,
  ReferenceForm,
  Resolution,
  SourceRange,
} from './code.js';
export {
  classDocumentation,
  memberDocumentation,
  type AttributedDocumentation,
  type DocumentationOrigin,
  type DocumentedApi,
  type GeneratedDocumentation,
} from './generated-documentation.js';
export {
  degradationSchema,
  documentationOriginSchema,
  suggestAnswerSchema,
  suggestionSchema,
  suggestQuestionSchema,
  type Degradation,
  type Evidence,
  type Principal,
  type SuggestAnswer,
  type SuggestedMember,
  type Suggestion,
  type SuggestQuestion,
  type SuggestQuestionInput,
} from './suggestion.js';
export type {
  Embedder,
  NeuralModels,
  Reranked,
  Reranker,
  RerankOptions,
  RerankRequest,
} from './reranker.js';
export { exampleSchema, MASK, type Example } from './dataset.js';
export { mirrorStatusSchema, type MirrorStatus } from './mirror-status.js';
export {
  jobErrorSchema,
  jobKindSchema,
  jobProgressSchema,
  jobSchema,
  type Job,
  type JobKind,
  type JobProgress,
  type JobState,
} from './job.js';
export {
  configurationSchema,
  type AuthenticationConfiguration,
  type Configuration,
  type ContextConfiguration,
  type InstanceConfiguration,
  type LocalModelsConfiguration,
  type ModelConfiguration,
  type SuggestConfiguration,
  type SyncConfiguration,
  type TrainingConfiguration,
} from './configuration.js';
export { EXPANSION_MODES, type ExpansionMode } from './expansion-mode.js';
export { createError, DeepCodeSeekError, errorCodes, isError, type ErrorCode } from './errors.js';
export type { ChatAnswer, ChatMessage, ChatModel, ChatRequest } from './chat-model.js';
export {
  CONTEXT_VARIANTS,
  contextAnswerSchema,
  type ContextAnswer,
  type ContextBlock,
  type ContextVariant,
} from './code-context.js';
export { compiledModule, packageRoot } from './package-root.js';
export { connectModels } from './threads/connect-models.js';
export { PortCalls } from './threads/port-calls.js';
export { remoteModels, type RemoteModels } from './threads/remote-models.js';
export { servePort } from './threads/serve-port.js';
export { serveThread } from './threads/serve-thread.js';
export { isLoopback } from './is-loopback.js';
export { modelNameSchema } from './model-name.js';
export { sharedTime } from './threads/shared-time.js';
export { ThreadCalls, type ThreadOptions } from './threads/thread-calls.js';
export { threadMemory } from './threads/thread-memory.js';
export { fromWireError, toWireError, wireErrorSchema } from './threads/wire-error.js';
