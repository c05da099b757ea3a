/**
 * Measures merged code context on a folder of repositories.
 * `node scripts/build.mjs && node dist/bench/context/main.js FOLDER`; `--help` lists the options.
 */
import { writeFileSync } from 'node:fs';
import { readArguments } from './arguments.js';
import {
  readRepository,
  repositoriesIn,
  samplePositions,
  type Position,
} from './sampling/index.js';

const options = readArguments(process.argv.slice(2));
const positions: Position[] = [];
for (const folder of repositoriesIn(options.folder)) {
  const repository = readRepository(folder);
  if (repository.lines < options.minLines) continue;
  const sampled = samplePositions(repository, options);
  process.stderr.write(
    `${repository.name}: ${String(repository.lines)} lines, ${String(sampled.length)} positions\n`,
  );
  positions.push(...sampled);
}
if (options.positionsOnly !== null) {
  const lines = positions.map((position) => `${JSON.stringify(position)}\n`);
  writeFileSync(options.positionsOnly, lines.join(''));
}
