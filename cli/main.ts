#!/usr/bin/env node
/** The `deepcodeseek` command. */
import { CommanderError } from 'commander';
import { createProgram } from './program.js';

const MISUSED = 2;

// A reader that has seen enough, such as `head`, closes the pipe: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await createProgram().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help and version end with 0; everything else that commander refuses is misuse.
  process.exitCode = error.exitCode === 0 ? 0 : MISUSED;
}
