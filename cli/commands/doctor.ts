import type { Command } from 'commander';
import { createError } from '../../domain/index.js';
import { runCommand } from '../command-context.js';
import { checks, type CheckResult } from '../doctor-checks.js';
import { example } from '../help.js';

const MARK: Readonly<Record<CheckResult['state'], string>> = {
  ok: 'ok     ',
  warning: 'warning',
  failed: 'FAILED ',
};

/** `doctor`: what is well, what is not, and what to do about it. */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check the program, the mirrors and the connections, and say what to mend')
    .option('--json', 'print JSON')
    .addHelpText('after', example('deepcodeseek doctor'))
    .action((_options: unknown, command: Command) =>
      runCommand(command, async (context) => {
        const results: CheckResult[] = [];
        for (const check of checks) {
          for (const result of await check(context)) {
            results.push(result);
            if (!context.json) printResult(result, context.output.line);
          }
        }
        if (context.json) context.output.json(results);
        const failed = results.filter(({ state }) => state === 'failed').length;
        if (failed > 0) throw createError('DOCTOR_FAILED', { failed, total: results.length });
      }),
    );
}

function printResult(
  { name, state, detail, remedy }: CheckResult,
  line: (text: string) => void,
): void {
  line(`${MARK[state]}  ${name}: ${detail}`);
  if (remedy !== null) line(`         ${remedy}`);
}
