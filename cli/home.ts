/** Where the command keeps its state: `--home`, `DEEPCODESEEK_HOME`, or the platform's data folder. */
import { resolve } from 'node:path';
import envPaths from 'env-paths';

/** The absolute path of the home folder; nothing is created. */
export function resolveHome(option: string | undefined, environment: NodeJS.ProcessEnv): string {
  const chosen = option ?? environment['DEEPCODESEEK_HOME'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  return envPaths('deepcodeseek', { suffix: '' }).data;
}
