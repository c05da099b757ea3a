export {
  openLocalModels,
  type LocalModels,
  type LocalModelStatus,
  type OpenModelsOptions,
} from './open-local-models.js';
export type { ModelEvent } from './model-host.js';
