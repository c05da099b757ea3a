export { isNamespaceName } from './namespaces.js';
export {
  platformCatalogue,
  type PlatformCatalogue,
  type PlatformClass,
  type PlatformMember,
  type PlatformParameter,
} from './platform-catalogue.js';
export { platformGlobal } from './platform-globals.js';
export { isPlatformName } from './platform-names.js';
export { AJAX_PROCESSOR, isPlatformBase, isRuntimeName } from './runtime-names.js';
