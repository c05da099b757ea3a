/** Whether the learned probabilities are true: each part judged by a calibration that was learned on the others. */
import { calibrate, learnCalibration, reliability, type Calibration } from '../../models/index.js';
import type { View } from '../learn/example-question.js';
import type { ScoredPart } from './cross-validate.js';
import type { ViewReliability } from './evaluation-report.js';

/** As many as an author sees: over all candidates nearly every probability is 0 and right. */
const SHOWN = 5;

/** By view; empty where there is too little to calibrate with. */
export function learnedReliability(
  parts: readonly ScoredPart[],
  views: readonly View[],
): readonly ViewReliability[] {
  const judged = parts.flatMap((part) => {
    const calibration = calibrationOf(parts.filter((other) => other !== part).flat());
    return calibration === null ? [] : part.map((scored) => judge(scored, calibration));
  });
  return views.flatMap((view) => {
    const own = judged.filter((each) => each.view === view).flatMap(({ shown }) => shown);
    if (own.length === 0) return [];
    const table = reliability(
      own.map(({ probability }) => probability),
      own.map(({ isRight }) => (isRight ? 1 : 0)),
    );
    return { view, ...table };
  });
}

interface Judged {
  readonly view: View;
  readonly shown: readonly { readonly probability: number; readonly isRight: boolean }[];
}

function judge({ group, scores }: ScoredPart[number], calibration: Calibration): Judged {
  const shown = [...calibrate(calibration, scores)]
    .map((probability, row) => ({ probability, isRight: row === group.truth }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, SHOWN);
  return { view: group.view, shown };
}

function calibrationOf(scored: ScoredPart): Calibration | null {
  const rows = scored.reduce((sum, { scores }) => sum + scores.length, 0);
  const scores = new Float64Array(rows);
  const labels = new Uint8Array(rows);
  const starts: number[] = [0];
  let end = 0;
  for (const { group, scores: own } of scored) {
    scores.set(own, end);
    if (group.truth >= 0) labels[end + group.truth] = 1;
    end += own.length;
    starts.push(end);
  }
  return learnCalibration({ scores, labels, groups: Int32Array.from(starts) });
}
