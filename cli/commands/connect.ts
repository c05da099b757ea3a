import type { Command } from 'commander';
import {
  authorizeInBrowser,
  checkInstance,
  secretVariable,
  writeSecrets,
  type InstanceSecrets,
} from '../../connector/index.js';
import {
  configurationSchema,
  createError,
  type InstanceConfiguration,
} from '../../domain/index.js';
import { instancePaths } from '../../sync/index.js';
import { runCommand, type CommandContext } from '../command-context.js';
import { changeConfiguration } from '../configuration-file.js';
import { example } from '../help.js';
import { readSecret } from '../secret-input.js';
import { tableCheckLines } from '../table-check.js';

interface ConnectOptions {
  readonly url: string;
  readonly auth: string;
  readonly user?: string;
  readonly clientId?: string;
  readonly redirectPort?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly ca?: string;
  readonly check: boolean;
}

type SecretName = 'password' | 'apiKey' | 'clientSecret' | 'refreshToken';

/** What each way to sign in asks for on standard input, in this order. */
const SECRETS_OF: Readonly<Record<string, readonly SecretName[]>> = {
  none: [],
  basic: ['password'],
  'api-key': ['apiKey'],
  'oauth-client-credentials': ['clientSecret'],
  'oauth-refresh-token': ['clientSecret', 'refreshToken'],
  'oauth-authorization-code': ['clientSecret'],
};

/** `connect`: names an instance, says how to sign in, and tries it. */
export function addConnectCommand(program: Command): void {
  program
    .command('connect')
    .argument('<name>', 'what to call the instance here')
    .description('add an instance, and check that it can be read')
    .requiredOption('--url <url>', 'address of the instance')
    .option('--auth <method>', Object.keys(SECRETS_OF).join(' | '), 'basic')
    .option('--user <user>', 'user name, for basic')
    .option('--client-id <id>', 'OAuth client, for the oauth methods')
    .option(
      '--redirect-port <port>',
      'port the browser comes back to, for oauth-authorization-code',
    )
    .option('--cert <file>', 'PEM file of the client certificate, for mutual TLS')
    .option('--key <file>', 'PEM file of its key')
    .option('--ca <file>', 'PEM file of a further certificate authority')
    .option('--no-check', 'store the connection without trying it')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `\nSecrets are read from standard input, one a line, never from an argument.\n${example(
        'deepcodeseek connect acme --url https://acme.service-now.com --user dcs.reader < password.txt',
      )}`,
    )
    .action((name: string, options: ConnectOptions, command: Command) =>
      runCommand(command, async (context) => {
        const configuration = instanceConfiguration(name, options);
        const secrets = await collectSecrets(name, configuration, context);
        if (options.check) {
          const check = await checkInstance({ name, configuration, secrets });
          if (context.json) context.output.json(check);
          else for (const line of tableCheckLines(check)) context.output.line(line);
        }
        await writeSecrets({ file: instancePaths(context.home, name).secrets, secrets });
        changeConfiguration(context.home, (current) => withInstance(current, name, configuration));
        context.output.note(`Connected. Next: deepcodeseek sync --instance ${name}`);
      }),
    );
}

function instanceConfiguration(name: string, options: ConnectOptions): InstanceConfiguration {
  if (!(options.auth in SECRETS_OF)) {
    throw createError('ARGUMENT_INVALID', {
      argument: '--auth',
      value: options.auth,
      expected: `one of ${Object.keys(SECRETS_OF).join(', ')}`,
    });
  }
  const authentication = {
    method: options.auth,
    ...(options.user === undefined ? {} : { user: options.user }),
    ...(options.clientId === undefined ? {} : { clientId: options.clientId }),
    ...(options.redirectPort === undefined ? {} : { redirectPort: Number(options.redirectPort) }),
  };
  const tls = {
    ...(options.cert === undefined ? {} : { certFile: options.cert }),
    ...(options.key === undefined ? {} : { keyFile: options.key }),
    ...(options.ca === undefined ? {} : { caFile: options.ca }),
  };
  const parsed = configurationSchema.safeParse({
    instances: { [name]: { url: options.url, authentication, tls } },
  });
  const configuration = parsed.data?.instances[name];
  if (configuration !== undefined) return configuration;
  const issue = parsed.error?.issues[0];
  throw createError('ARGUMENT_INVALID', {
    argument:
      issue !== undefined && issue.path.length > 2 ? issue.path.slice(2).join('.') : 'the name',
    value: issue?.path.includes('url') === true ? options.url : name,
    expected: issue?.message ?? 'valid',
  });
}

async function collectSecrets(
  name: string,
  { url, authentication, tls }: InstanceConfiguration,
  { environment, output, signal, secretsOf }: CommandContext,
): Promise<InstanceSecrets> {
  const stored = await secretsOf(name);
  const read = readSecret(process.stdin, output);
  const typed: [SecretName, string][] = [];
  for (const secret of SECRETS_OF[authentication.method] ?? []) {
    if (environment[secretVariable(name, secret)] === undefined) {
      typed.push([secret, await read(secret)]);
    }
  }
  const secrets: InstanceSecrets = { ...stored, ...Object.fromEntries(typed) };
  if (authentication.method !== 'oauth-authorization-code' || url === undefined) return secrets;
  const tokens = await authorizeInBrowser({
    url,
    clientId: authentication.clientId,
    ...(secrets.clientSecret === undefined ? {} : { clientSecret: secrets.clientSecret }),
    redirectPort: authentication.redirectPort,
    scope: authentication.scope,
    tls,
    signal,
    onUrl: (address) => {
      output.note(`Open this address in a browser to sign in:\n${address}`);
    },
  });
  return { ...secrets, ...tokens };
}

function withInstance(
  current: Record<string, unknown>,
  name: string,
  configuration: InstanceConfiguration,
): Record<string, unknown> {
  const instances = typeof current['instances'] === 'object' ? current['instances'] : {};
  return { ...current, instances: { ...instances, [name]: configuration } };
}
