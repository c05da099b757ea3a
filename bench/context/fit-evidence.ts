/**
 * Fits what each piece of evidence for a definition is worth, and prints it as `evidence-weights.ts` has it.
 * `node scripts/build.mjs && node dist/bench/context/fit-evidence.js FOLDER [--test OTHERS]`; `--help` lists the options.
 */
import { readFitArguments } from './fit-arguments.js';
import {
  EVIDENCE_BOUNDS,
  fitWeights,
  presentWeights,
  rankTable,
  roundedWeights,
  sampleQuestions,
  weightsText,
} from './fitting/index.js';

const { folder, test, cursor: cursors, ...sampling } = readFitArguments(process.argv.slice(2));
const options = { ...sampling, cursors };
const fitted = await sampleQuestions(folder, options, note);
const tested = test === undefined ? null : await sampleQuestions(test, options, note);
const present = presentWeights();
// Tables show what is printed, not what was rounded away.
const weights = roundedWeights(fitWeights(fitted, EVIDENCE_BOUNDS));
const samples = [
  { sample: 'fitted on', questions: fitted },
  ...(tested === null ? [] : [{ sample: 'others', questions: tested }]),
];
const table = rankTable(
  samples.flatMap(({ sample, questions }) => [
    { label: `${sample}, weights as they are`, questions, weights: present },
    { label: `${sample}, weights as fitted`, questions, weights },
  ]),
);
process.stdout.write(`${weightsText(weights)}\n\n${table}\n`);

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
