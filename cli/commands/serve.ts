import type { Command } from 'commander';
import { parseInteger } from '../arguments.js';
import { runCommand, type CommandContext } from '../command-context.js';
import { example } from '../help.js';
import { untilAborted } from '../until-aborted.js';
import type { Service } from '../../ui/index.js';

interface ServeOptions {
  readonly host?: string;
  readonly port?: number;
}

/** What becomes of a model later stands in the log, and under /api/v1/models. */
const STATES = {
  warming: 'is warming up; suggestions do without it until then',
  ready: 'is ready',
  failed: 'cannot be used; `deepcodeseek doctor` says why',
} as const satisfies Record<ReturnType<Service['models']>[number]['state'], string>;

/** `serve`: the HTTP service with its page, syncing by itself. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('serve suggestions over HTTP, and keep the mirror fresh')
    .option(
      '--host <address>',
      'address to listen on; anything but loopback needs DEEPCODESEEK_TOKEN',
    )
    .option('--port <n>', 'port to listen on (PORT, 4600)', parseInteger('--port', 0, 65_535))
    .addHelpText('after', example('deepcodeseek serve --port 4600'))
    .action((options: ServeOptions, command: Command) =>
      runCommand(command, async (context) => {
        const service = await start(context, options);
        try {
          // The service answers from its first moment; a suggestion needs a mirror, which may have to be filled first.
          context.output.line(`Listening: ${service.url}`);
          for (const { role, name, state } of service.models()) {
            context.output.line(`Model: ${name} (${role}) ${STATES[state]}`);
          }
          await Promise.race([service.ready, untilAborted(context.signal)]);
          context.output.line(`Ready: ${service.url}`);
          await untilAborted(context.signal);
        } finally {
          await service.close();
        }
      }),
    );
}

async function start(context: CommandContext, options: ServeOptions): Promise<Service> {
  // The other commands start without what only a service needs.
  const { startService } = await import('../../ui/index.js');
  const { server } = context.configuration;
  return startService({
    home: context.home,
    configuration: context.configuration,
    secretsOf: context.secretsOf,
    environment: context.environment,
    token: context.environment['DEEPCODESEEK_TOKEN'] ?? null,
    host: options.host ?? server.host,
    port: options.port ?? server.port,
    watch: true,
  });
}
