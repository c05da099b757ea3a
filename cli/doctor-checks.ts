/** The checks of `doctor`: each gives one result a thing that it has looked at, and throws nothing. */
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rgPath } from '@vscode/ripgrep';
import { checkInstance } from '../connector/index.js';
import { DeepCodeSeekError, packageRoot } from '../domain/index.js';
import { instancePaths, listInstances, openShards } from '../sync/index.js';
import type { CommandContext } from './command-context.js';
import { checkContextRoots, checkKeywordModel } from './context-checks.js';
import { checkModels } from './model-checks.js';

export interface CheckResult {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'failed';
  readonly detail: string;
  readonly remedy: string | null;
}

type Check = (context: CommandContext) => Promise<readonly CheckResult[]>;

const LEAST_NODE = [20, 18] as const;
const LEAST_FREE_BYTES = 500_000_000;

export const checks: readonly Check[] = [
  checkNode,
  checkRipgrep,
  checkPage,
  checkHome,
  checkMirrors,
  checkConnections,
  checkContextRoots,
  checkKeywordModel,
  checkModels,
];

function checkNode(): ReturnType<Check> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const good = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  return one('Node', good, process.versions.node, 'Install Node 20.18 or later.');
}

async function checkRipgrep(): ReturnType<Check> {
  return guarded(
    'ripgrep',
    'Run `npm ci` again; the binary comes with the package @vscode/ripgrep.',
    async () => {
      const { stdout } = await promisify(execFile)(rgPath, ['--version']);
      return stdout.split('\n')[0] ?? '';
    },
  );
}

function checkPage(): ReturnType<Check> {
  const built = existsSync(join(packageRoot, 'dist', 'web', 'index.html'));
  return one('Page', built, built ? 'built' : 'not built', 'Run `npm run build`.');
}

function checkHome({ home }: CommandContext): ReturnType<Check> {
  return guarded('Home folder', `Make ${home} writable, or choose another with --home.`, () => {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK);
    const { bavail, bsize } = statfsSync(home);
    const free = bavail * bsize;
    const size = `${(free / 1e9).toFixed(1)} GB free`;
    if (free < LEAST_FREE_BYTES) throw new Error(`${home}: only ${size}`);
    return Promise.resolve(`${home}, ${size}`);
  });
}

async function checkMirrors(context: CommandContext): ReturnType<Check> {
  const results: CheckResult[] = [];
  for (const instance of await listInstances(context.home)) {
    const name = `Mirror ${instance}`;
    results.push(
      ...(await guarded(
        name,
        `Run \`deepcodeseek sync --full --instance ${instance}\`.`,
        async () => {
          const status = await context.withStore(instance, false, (store) => store.status());
          const shards = await openShards(instancePaths(context.home, instance).shards);
          if (status.lastSync === null) throw new Error('no sync or import has finished yet');
          if (shards === null) throw new Error('its search shards are missing');
          return `generation ${String(status.generation)}, ${String(status.scripts)} scripts, last sync ${status.lastSync}`;
        },
      )),
    );
  }
  return results;
}

async function checkConnections(context: CommandContext): ReturnType<Check> {
  const results: CheckResult[] = [];
  for (const [name, configuration] of Object.entries(context.configuration.instances)) {
    if (configuration.url === undefined) continue;
    results.push(
      ...(await guarded(`Connection ${name}`, 'Run `deepcodeseek connect` again.', async () => {
        const check = await checkInstance({
          name,
          configuration,
          secrets: await context.secretsOf(name),
        });
        const missing = check.tables.filter(({ readable }) => !readable).map(({ table }) => table);
        const without = missing.length === 0 ? '' : `; without ${missing.join(', ')}`;
        return `signed in as ${check.user}${without}`;
      })),
    );
  }
  return results;
}

function one(name: string, good: boolean, detail: string, remedy: string): ReturnType<Check> {
  return Promise.resolve([
    { name, state: good ? 'ok' : 'failed', detail, remedy: good ? null : remedy },
  ]);
}

/** The result of `look`: its sentence, or the failure with a remedy. */
async function guarded(
  name: string,
  remedy: string,
  look: () => Promise<string>,
): ReturnType<Check> {
  try {
    return [{ name, state: 'ok', detail: await look(), remedy: null }];
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const advice = error instanceof DeepCodeSeekError ? error.remedy : remedy;
    return [{ name, state: 'failed', detail, remedy: advice }];
  }
}
