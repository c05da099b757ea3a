/**
 * Measures merged code context on a folder of repositories.
 * `node scripts/build.mjs && node dist/bench/context/main.js FOLDER`; `--help` lists the options.
 */
import { writeFileSync } from 'node:fs';
import { readArguments, type Arguments } from './arguments.js';
import { openCompletionModel, type CompletionModel } from './completion/index.js';
import { recordResults, writeOutcomes } from './keep-results.js';
import { measureFolder } from './measure-folder.js';
import { makeReport, reportText } from './outcome/index.js';
import { readRepository, repositoriesIn, samplePositions } from './sampling/index.js';
import { WindowIndex, windowSystem } from './systems/index.js';

const BASELINE = 'bm25-windows';

const options = readArguments(process.argv.slice(2));
if (options.positionsOnly === undefined) await measure(options);
else writePositions(options, options.positionsOnly);

function writePositions({ folder, minLines, ...sampling }: Arguments, file: string): void {
  const positions = repositoriesIn(folder)
    .map(readRepository)
    .filter(({ lines }) => lines >= minLines)
    .flatMap((repository) => samplePositions(repository, sampling));
  writeFileSync(file, positions.map((position) => `${JSON.stringify(position)}\n`).join(''));
}

async function measure({ budget, top, complete, home, json, record }: Arguments): Promise<void> {
  const model = complete ? await openCompletionModel(home, process.env) : null;
  const limits = { budgetTokens: budget, top };
  try {
    if (model !== null) sayWhatIsSent(model);
    const measured = await measureFolder(options, {
      systemsFor({ files }) {
        const index = new WindowIndex(files);
        return [
          windowSystem(BASELINE, index, limits, countTokens),
          // As many windows as the budget holds, whatever `top` says.
          windowSystem(`${BASELINE}-any-count`, index, { ...limits, top: Infinity }, countTokens),
        ];
      },
      countTokens,
      model,
      note,
    });
    const compared = { subject: 'full', baseline: BASELINE };
    const report = makeReport(measured.positions, measured.systems, compared);
    process.stdout.write(`${reportText(report)}\n`);
    if (json !== undefined) writeOutcomes(json, measured, report);
    if (record) recordResults(options, measured, report);
  } finally {
    model?.endpoint.close();
  }
}

function sayWhatIsSent({ endpoint, maxRequests }: CompletionModel): void {
  note(
    `Up to ${String(maxRequests)} requests to ${endpoint.model} at ${endpoint.address}: 60 lines before the cursor and the context, source code in both.`,
  );
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Four characters a token. */
function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
