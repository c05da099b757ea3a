export { commentWordsOf, identifiersOf, type SourceIdentifier } from './identifiers-of.js';
export { signatureOf } from './signature-of.js';
export { splitIdentifier } from './split-identifier.js';
