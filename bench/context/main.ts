/**
 * Measures merged code context on a folder of repositories.
 * `node scripts/build.mjs && node dist/bench/context/main.js FOLDER`; `--help` lists the options.
 */
import { writeFileSync } from 'node:fs';
import { chatKeywords, countTokens, openContextFinder } from '../../predictor/context/index.js';
import { readArguments, type Arguments } from './arguments.js';
import { openConfiguredModel } from './configured-model.js';
import { recordResults, writeOutcomes } from './keep-results.js';
import { measureFolder } from './measure-folder.js';
import { makeReport, reportText } from './outcome/index.js';
import { planRequests } from './plan-requests.js';
import { readRepository, repositoriesIn, samplePositions } from './sampling/index.js';
import { finderSystem, WindowIndex, windowSystem } from './systems/index.js';

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

async function measure({ variants, ...given }: Arguments): Promise<void> {
  const { budget, top, complete, keywords, home, json, record } = given;
  const asksModel = complete || keywords === 'chat';
  const model = asksModel ? await openConfiguredModel(home, process.env) : null;
  const finder = await openContextFinder();
  const limits = { budgetTokens: budget, top };
  try {
    const requests =
      model === null ? null : planRequests(options, repositoriesIn(options.folder).length, model);
    requests?.sent.forEach(note);
    const measured = await measureFolder(options, {
      systemsFor({ files }) {
        const index = new WindowIndex(files);
        return [
          windowSystem(BASELINE, index, limits, countTokens),
          // As many windows as the budget holds, whatever `top` says.
          windowSystem(`${BASELINE}-any-count`, index, { ...limits, top: Infinity }, countTokens),
          ...variants.map((variant) => finderSystem(finder, variant, limits)),
        ];
      },
      countTokens,
      model: requests?.completing ?? null,
      writeKeywords:
        keywords === 'chat' && model !== null
          ? chatKeywords({ model: model.endpoint, timeoutMs: model.keywordTimeoutMs })
          : null,
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

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
