/** How a command reaches the model hub: the token, and the proxy. */
import { join } from 'node:path';
import { proxyFor, readSecrets } from '../connector/index.js';
import type { CommandContext } from './command-context.js';

/** Secrets of instances have other endings, so that no instance's name makes the two the same. */
const HUB_TOKEN_VARIABLE = 'DEEPCODESEEK_HUB_TOKEN';

export interface HubAccess {
  readonly hubUrl: string;
  readonly token: string | null;
  readonly proxyFor: (target: URL) => URL | null;
}

/**
 * The token from the environment, or `accessToken` of `hub-secrets.json`, which only its owner may read; null without one.
 * Throws SECRET_FILE_EXPOSED or SECRET_FILE_UNREADABLE.
 */
export async function hubAccess({
  home,
  configuration,
  environment,
}: Pick<CommandContext, 'home' | 'configuration' | 'environment'>): Promise<HubAccess> {
  const { hubUrl, proxy } = configuration.models;
  const configured = proxy === null ? null : new URL(proxy);
  const given = environment[HUB_TOKEN_VARIABLE] ?? '';
  const file = join(home, 'hub-secrets.json');
  const stored = await readSecrets({ instance: 'hub', file, environment: {} });
  return {
    hubUrl,
    token: given === '' ? (stored.accessToken ?? null) : given,
    proxyFor: (target) => configured ?? proxyFor(target, environment),
  };
}
