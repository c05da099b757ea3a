import type { Evidence } from './definition-evidence.js';

/**
 * What each piece of evidence is worth in log-odds. Fitted listwise on sampled positions of Python packages, with the sign of
 * each kept: what an API's being in sight says never counts against it. `node dist/bench/context/fit-evidence.js` repeats it.
 */
export const EVIDENCE_WEIGHTS: Readonly<Record<keyof Evidence | 'bm25', number>> = {
  imported: 1.88,
  importedFromFile: 1.17,
  importedFromPackage: 0.7,
  ofModule: 3.15,
  ofBase: 3.19,
  ofClass: 2.56,
  ofNamedClass: 2.97,
  calledOnReceiver: 1.2,
  voted: 2.58,
  keyword: 3,
  alike: 0.56,
  alikeWeight: 0.69,
  near: 0.45,
  ofTest: -1.41,
  isPrivate: -0.4,
  isSpecial: -1.35,
  isMember: 0,
  withoutReceiver: -1.77,
  memberAlone: -0.15,
  bm25: 0.5,
};
