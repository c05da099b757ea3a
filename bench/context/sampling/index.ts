export { blankText } from './blank-text.js';
export type { CallKind } from './code-names.js';
export { isTestFile, LANGUAGES, languageOf, type Language } from './language.js';
export type { Position } from './position.js';
export { readNames } from './read-names.js';
export { readRepository, repositoriesIn, type Repository, type SourceFile } from './repository.js';
export { samplePositions, type SampleOptions } from './sample-positions.js';
