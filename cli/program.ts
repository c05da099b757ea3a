/** The command line as a whole: its global options and its commands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { packageRoot } from '../domain/index.js';
import { addConnectCommand } from './commands/connect.js';
import { addContextCommand } from './commands/context.js';
import { addDatasetCommand } from './commands/dataset.js';
import { addDemoCommand } from './commands/demo.js';
import { addDoctorCommand } from './commands/doctor.js';
import { addDocumentCommand } from './commands/document.js';
import { addEmbedCommand } from './commands/embed.js';
import { addEvaluateCommand } from './commands/evaluate.js';
import { addImportCommand } from './commands/import.js';
import { addModelsCommand } from './commands/models.js';
import { addServeCommand } from './commands/serve.js';
import { addStatusCommand } from './commands/status.js';
import { addSuggestCommand } from './commands/suggest.js';
import { addSyncCommand } from './commands/sync.js';
import { addTrainCommand } from './commands/train.js';
import { example } from './help.js';

/** Builds the program; `parseAsync` runs it. Misuse throws a CommanderError instead of ending the process. */
export function createProgram(): Command {
  const program = new Command('deepcodeseek')
    .description(
      'Suggests the ServiceNow Script Include API that the code around the cursor needs.',
    )
    .version(packageVersion())
    .option('--home <folder>', 'where the state lives (DEEPCODESEEK_HOME)')
    .option('--instance <name>', 'which instance; optional when there is one')
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('(--help shows an example)')
    .addHelpText('after', example('deepcodeseek demo'));
  for (const add of [
    addDemoCommand,
    addConnectCommand,
    addSyncCommand,
    addImportCommand,
    addStatusCommand,
    addSuggestCommand,
    addContextCommand,
    addTrainCommand,
    addDatasetCommand,
    addEvaluateCommand,
    addDocumentCommand,
    addEmbedCommand,
    addModelsCommand,
    addServeCommand,
    addDoctorCommand,
  ]) {
    add(program);
  }
  return program;
}

function packageVersion(): string {
  const text = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
