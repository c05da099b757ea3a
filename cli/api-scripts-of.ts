import type { Command } from 'commander';
import type { CommandContext, GlobalOptions } from './command-context.js';

/**
 * The sys_ids of the APIs' scripts in the mirror that `--instance` names, as the leak checker takes them; nothing without
 * it, since a file does not say which mirror it was built from.
 */
export async function apiScriptsOf(
  command: Command,
  { instance, withStore, signal }: CommandContext,
): Promise<{ readonly apiScripts?: ReadonlyMap<string, string> }> {
  if (command.optsWithGlobals<GlobalOptions>().instance === undefined) return {};
  const { readApiScripts } = await import('../dataset-builder/index.js');
  const apiScripts = await withStore(await instance(), false, (store) =>
    readApiScripts(store, signal),
  );
  return { apiScripts };
}
