export { collectReferences } from './collect-references.js';
