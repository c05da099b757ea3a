/** What every command is given, and how its outcome becomes an exit code: 0 done, 1 failed, 2 misused. */
import type { Command } from 'commander';
import {
  createError,
  DeepCodeSeekError,
  type Configuration,
  type InstanceConfiguration,
} from '../domain/index.js';
import { instancePaths, listInstances, openStore, type Store } from '../sync/index.js';
import { readSecrets, type InstanceSecrets } from '../connector/index.js';
import { loadConfiguration } from './configuration-file.js';
import { resolveHome } from './home.js';
import { createOutput, errorText, type Output } from './output.js';

/** The options that every command has. */
export interface GlobalOptions {
  readonly home?: string;
  readonly instance?: string;
  readonly json?: boolean;
}

export interface CommandContext {
  readonly home: string;
  readonly configuration: Configuration;
  readonly output: Output;
  readonly json: boolean;
  readonly environment: NodeJS.ProcessEnv;
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
  /** The instance named by `--instance`, or the only one there is. Throws INSTANCE_UNKNOWN or INSTANCE_AMBIGUOUS. */
  readonly instance: () => Promise<string>;
  readonly configurationOf: (instance: string) => InstanceConfiguration;
  readonly secretsOf: (instance: string) => Promise<InstanceSecrets>;
  /** Opens the mirror, runs `work`, and closes it whatever happens. */
  readonly withStore: <Result>(
    instance: string,
    create: boolean,
    work: (store: Store) => Promise<Result>,
  ) => Promise<Result>;
}

/** The exit code of a command that was interrupted by the user, as shells expect it. */
const EXIT_INTERRUPTED = 130;

/** Wraps the body of a command: builds its context, prints its error, sets the exit code. */
export async function runCommand(
  command: Command,
  body: (context: CommandContext) => Promise<void>,
): Promise<void> {
  const output = createOutput();
  const controller = new AbortController();
  const interrupt = (): void => {
    controller.abort();
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    await body(createContext(command.optsWithGlobals<GlobalOptions>(), output, controller.signal));
  } catch (error) {
    if (controller.signal.aborted) {
      output.note('Cancelled; start it again to go on where it stopped.');
      process.exitCode = EXIT_INTERRUPTED;
      return;
    }
    output.note(errorText(error));
    process.exitCode = error instanceof DeepCodeSeekError && error.kind === 'misuse' ? 2 : 1;
  } finally {
    process.removeListener('SIGINT', interrupt);
    process.removeListener('SIGTERM', interrupt);
  }
}

function createContext(
  options: GlobalOptions,
  output: Output,
  signal: AbortSignal,
): CommandContext {
  const environment = process.env;
  const home = resolveHome(options.home, environment);
  const configuration = loadConfiguration(home, environment);
  return {
    home,
    configuration,
    output,
    json: options.json === true,
    environment,
    signal,
    instance: () => chooseInstance(home, configuration, options.instance),
    configurationOf(instance) {
      const found = configuration.instances[instance];
      if (found !== undefined) return found;
      throw createError('INSTANCE_UNKNOWN', {
        instance,
        known: Object.keys(configuration.instances),
      });
    },
    secretsOf: (instance) =>
      readSecrets({ instance, file: instancePaths(home, instance).secrets, environment }),
    async withStore(instance, create, work) {
      const store = await openStore({ home, instance, mode: 'direct', create });
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    },
  };
}

async function chooseInstance(
  home: string,
  configuration: Configuration,
  named: string | undefined,
): Promise<string> {
  const mirrored = await listInstances(home);
  const known = [...new Set([...Object.keys(configuration.instances), ...mirrored])].sort();
  if (named !== undefined) {
    if (known.includes(named)) return named;
    throw createError('INSTANCE_UNKNOWN', { instance: named, known });
  }
  const [only, ...others] = known;
  if (only === undefined) throw createError('INSTANCE_NONE', {});
  if (others.length > 0) throw createError('INSTANCE_AMBIGUOUS', { known });
  return only;
}
