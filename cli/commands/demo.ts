import { createServer } from 'node:net';
import type { Command } from 'commander';
import { writeSecrets } from '../../connector/index.js';
import {
  DEMO_READER,
  startDemoInstance,
  type DemoInstance,
} from '../../connector/demo-instance/index.js';
import type { Configuration } from '../../domain/index.js';
import { instancePaths } from '../../sync/index.js';
import { parseInteger } from '../arguments.js';
import { runCommand, type CommandContext } from '../command-context.js';
import { changeConfiguration, loadConfiguration } from '../configuration-file.js';
import { example } from '../help.js';
import { reportLines } from '../report.js';
import { runJob } from '../run-job.js';
import { untilAborted } from '../until-aborted.js';

interface DemoOptions {
  readonly port?: number;
  readonly instancePort: number;
}

const DEMO = 'demo';
const DEFAULT_INSTANCE_PORT = 4601;

/** `demo`: the main job from one end to the other, on an instance that is part of the program. */
export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('start a demo instance, sync it, and serve suggestions for it')
    .option('--port <n>', 'port of the page (PORT, 4600)', parseInteger('--port', 0, 65_535))
    .option(
      '--instance-port <n>',
      'port of the demo instance; another is taken when it is in use',
      parseInteger('--instance-port', 0, 65_535),
      DEFAULT_INSTANCE_PORT,
    )
    .addHelpText('after', example('deepcodeseek demo', 'PORT=8080 deepcodeseek demo'))
    .action((options: DemoOptions, command: Command) =>
      runCommand(command, (context) => runDemo(context, options)),
    );
}

async function runDemo(context: CommandContext, options: DemoOptions): Promise<void> {
  const instance = await startDemoInstance({ port: await freePort(options.instancePort) });
  try {
    context.output.note(`Demo instance: ${instance.url}`);
    await connectDemo(context, instance);
    const configuration = loadConfiguration(context.home, context.environment);
    await syncDemo({ ...context, configuration });
    const { startService } = await import('../../ui/index.js');
    const service = await startService({
      home: context.home,
      configuration: quiet(configuration, context),
      secretsOf: context.secretsOf,
      token: context.environment['DEEPCODESEEK_TOKEN'] ?? null,
      host: context.configuration.server.host,
      port: options.port ?? context.configuration.server.port,
      defaultInstance: DEMO,
      watch: true,
    });
    try {
      await Promise.race([service.ready, untilAborted(context.signal)]);
      context.output.line(`Ready: ${service.url}`);
      context.output.note('Open the page and start typing; Ctrl+C ends it.');
      await untilAborted(context.signal);
    } finally {
      await service.close();
    }
  } finally {
    await instance.close();
  }
}

async function connectDemo({ home }: CommandContext, { url }: DemoInstance): Promise<void> {
  const { userName: user, password } = DEMO_READER;
  await writeSecrets({ file: instancePaths(home, DEMO).secrets, secrets: { password } });
  changeConfiguration(home, (current) => ({
    ...current,
    instances: {
      ...(typeof current['instances'] === 'object' ? current['instances'] : {}),
      [DEMO]: { url, authentication: { method: 'basic', user } },
    },
  }));
}

/** A person watches the demo: requests are logged only where that was asked for. The shipped weights have learned its scripts. */
function quiet(configuration: Configuration, { environment }: CommandContext): Configuration {
  const { training, logLevel } = configuration;
  const isAsked = environment['DEEPCODESEEK_LOG_LEVEL'] !== undefined;
  return {
    ...configuration,
    logLevel: isAsked ? logLevel : 'warn',
    training: { ...training, automatic: false },
  };
}

async function syncDemo(context: CommandContext): Promise<void> {
  const report = await runJob(context, DEMO, 'sync', { mode: 'incremental', reconcile: true });
  for (const line of reportLines(report)) context.output.note(line);
}

/** `wanted` if nothing listens there, else one that the system chooses. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(0);
    });
    probe.listen(wanted, '127.0.0.1', () =>
      probe.close(() => {
        resolve(wanted);
      }),
    );
  });
}
