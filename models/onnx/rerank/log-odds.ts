import type { ModelManifest } from '../../catalogue/manifest.js';

type Contract = Exclude<ModelManifest['contract'], { kind: 'text-encoder' }>;
export type Labels = Contract['labels'];

/** The log-odds of yes: of one row's logits, which begin at `start`. */
export function logOddsOfYes(logits: Float32Array, start: number, labels: Labels): number {
  const at = (index: number): number => logits[start + index] ?? NaN;
  switch (labels.kind) {
    case 'vocabulary':
      return at(labels.yes) - at(labels.no);
    case 'two':
      return at(labels.order.indexOf('yes')) - at(labels.order.indexOf('no'));
    case 'one':
      return at(0);
  }
}
