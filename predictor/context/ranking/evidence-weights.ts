import type { Evidence } from './definition-evidence.js';

/**
 * What each piece of evidence is worth in log-odds. Fitted listwise on sampled positions of Python packages, with the sign of
 * each kept: what an API's being in sight says never counts against it. `node dist/bench/context/fit-evidence.js` repeats it.
 */
export const EVIDENCE_WEIGHTS: Readonly<Record<keyof Evidence | 'bm25', number>> = {
  imported: 2.1,
  importedFromFile: 1.5,
  importedFromPackage: 1.3,
  ofModule: 3.7,
  ofBase: 4.3,
  ofClass: 3,
  ofNamedClass: 1.6,
  calledOnReceiver: 1.6,
  voted: 2.5,
  keyword: 3,
  alike: 0.9,
  alikeWeight: 0.75,
  near: 1.3,
  ofTest: -1.8,
  isPrivate: -0.1,
  isSpecial: -1.6,
  isMember: -0.3,
  withoutReceiver: -2.8,
  memberAlone: -0.8,
  bm25: 0.5,
};
