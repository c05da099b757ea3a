export { addModel, type AddOptions } from './add-model.js';
export { CATALOGUE, catalogueEntry } from './catalogue.js';
export type {
  CatalogueEntry,
  PublishedCheckpoint,
  PublishedFile,
  PublishedModel,
} from './catalogue-entry.js';
export { checkFile } from './check-file.js';
export {
  installedModel,
  installedModels,
  type InstalledFolder,
  type InstalledModel,
} from './installed.js';
export { listModels, type ListedModel } from './list-models.js';
export {
  manifestSchema,
  type ModelFile,
  type ModelManifest,
  type ModelRole,
  type RerankerContract,
} from './manifest.js';
export { pullModel, type PulledModel, type PullOptions } from './pull-model.js';
export { removeModel } from './remove-model.js';
export { verifyModels, type Verification } from './verify-models.js';
