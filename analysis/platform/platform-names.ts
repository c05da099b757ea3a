import { platformCatalogue } from './platform-catalogue.js';
import { isRuntimeName } from './runtime-names.js';

/** Classes that the platform has without declaring them begin like this. */
const PLATFORM_PREFIX = /^(?:Glide|Packages\b|Snc[A-Z])/;

/** True for what is part of the platform: `JSON`, `GlideRecord`, `global.GlideRecord`, `sn_ws.RESTMessageV2`. */
export function isPlatformName(written: string): boolean {
  const name = written.replace(/^global\./, '');
  const [root = ''] = name.split('.', 1);
  if (isRuntimeName(root)) return true;
  const catalogue = platformCatalogue();
  if (name.includes('.')) return catalogue.class(name) !== null || catalogue.isNamespace(root);
  return PLATFORM_PREFIX.test(name) || catalogue.class(name) !== null;
}
