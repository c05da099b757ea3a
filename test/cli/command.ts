/** Runs the built command as a user does: a process of its own, with its exit code and both outputs. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledModule } from '../../domain/index.js';

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly home: string;
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export function runDeepCodeSeek(
  parameters: readonly string[],
  { home, input, environment }: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiledModule('cli/main'), ...parameters], {
      env: { ...process.env, DEEPCODESEEK_HOME: home, ...environment },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
    child.stdin.end(input ?? '');
  });
}

/** A fresh home folder and what removes it. */
export function temporaryHome(): { readonly home: string; readonly remove: () => void } {
  const home = mkdtempSync(join(tmpdir(), 'deepcodeseek-home-'));
  return {
    home,
    remove: () => {
      rmSync(home, { recursive: true, force: true });
    },
  };
}
