import { resolve } from 'node:path';
import type { Command } from 'commander';
import { createError } from '../../domain/index.js';
import {
  addModel,
  catalogueEntry,
  listModels,
  pullModel,
  removeModel,
  verifyModels,
} from '../../models/catalogue/index.js';
import { runCommand, type CommandContext } from '../command-context.js';
import { example } from '../help.js';
import { hubAccess } from '../hub-access.js';
import { modelLines, size } from '../model-lines.js';
import { addBenchCommand } from './models-bench.js';

/** `models`: neural models that run on this machine. */
export function addModelsCommand(program: Command): void {
  const models = program
    .command('models')
    .description('fetch, check, measure and remove the neural models that run on this machine')
    .addHelpText('after', example('deepcodeseek models list'));
  addListCommand(models);
  addPullCommand(models);
  addAddCommand(models);
  addVerifyCommand(models);
  addBenchCommand(models);
  addRemoveCommand(models);
}

function addListCommand(models: Command): void {
  models
    .command('list')
    .description('what is installed, and what can be fetched')
    .option('--json', 'print JSON')
    .addHelpText('after', example('deepcodeseek models list'))
    .action((_options: unknown, command: Command) =>
      runCommand(command, async ({ home, configuration, output, json }) => {
        const { reranker, embedder } = configuration.suggest;
        const found = await listModels(home);
        const listed = found.map((model) => ({
          ...model,
          inUse: model.name === reranker || model.name === embedder,
        }));
        if (json) output.json(listed);
        else for (const line of modelLines(listed)) output.line(line);
      }),
    );
}

function addPullCommand(models: Command): void {
  models
    .command('pull')
    .argument('<name>', 'of the catalogue')
    .description('fetch a model from the hub; what broke off goes on')
    .option('--json', 'print JSON')
    .addHelpText('after', example('deepcodeseek models pull ms-marco-minilm-l6'))
    .action((name: string, _options: unknown, command: Command) =>
      runCommand(command, async (context) => {
        const { home, output, json, signal } = context;
        const entry = catalogueEntry(name);
        const access = await hubAccess(context);
        const pulled = await withProgress(context, (onProgress, note) =>
          pullModel({
            ...access,
            home,
            entry,
            onProgress,
            onCommit: (repository, commit) => {
              note(`${access.hubUrl}: ${repository} at ${commit}`);
            },
            onRetry: (reason, waitMs) => {
              note(`${reason}; again in ${String(Math.ceil(waitMs / 1000))} s`);
            },
            signal,
          }),
        );
        if (json) output.json({ name, ...pulled });
        else {
          output.line(`${pulled.folder}: ${size(pulled.bytes)}`);
          if (pulled.next !== null) output.line(pulled.next);
        }
      }),
    );
}

function addAddCommand(models: Command): void {
  models
    .command('add')
    .argument('<dir>', 'a folder with manifest.json and the files that it names')
    .description('take a model from a folder, without a network')
    .option('--name <name>', 'what to call it; as in the manifest unless given')
    .option('--json', 'print JSON')
    .addHelpText('after', example('deepcodeseek models add ./exported --name my-reranker'))
    .action((from: string, options: { readonly name?: string }, command: Command) =>
      runCommand(command, async (context) => {
        const { home, output, json, signal } = context;
        const { folder, manifest } = await withProgress(context, (onProgress) =>
          addModel({ home, from: resolve(from), name: options.name ?? null, onProgress, signal }),
        );
        const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
        if (json) output.json({ name: manifest.name, folder, bytes });
        else output.line(`${folder}: ${size(bytes)}`);
      }),
    );
}

function addVerifyCommand(models: Command): void {
  models
    .command('verify')
    .argument('[name]', 'one model; all unless given')
    .description('read every file of the installed models and compare its hash')
    .option('--json', 'print JSON')
    .addHelpText('after', example('deepcodeseek models verify'))
    .action((name: string | undefined, _options: unknown, command: Command) =>
      runCommand(command, async ({ home, output, json, signal }) => {
        const onFile = (model: string, path: string): void => {
          output.note(`${model}: ${path}`);
        };
        const found = await verifyModels({ home, name: name ?? null, onFile, signal });
        if (found.length === 0) output.note('No model is installed.');
        const told = found.map(({ errors, ...model }) => ({
          ...model,
          errors: errors.map(({ code, message, remedy }) => ({ code, message, remedy })),
        }));
        if (json) output.json(told);
        else {
          for (const { name: model, files, bytes, errors } of told) {
            if (errors.length === 0) {
              output.line(`${model}: ${String(files)} files, ${size(bytes)}, as they should be`);
            }
            for (const { message, remedy } of errors) {
              output.line(`${model}: ${message}\n  ${remedy}`);
            }
          }
        }
        const damaged = found.filter(({ errors }) => errors.length > 0).length;
        if (damaged > 0) throw createError('MODELS_DAMAGED', { damaged, total: found.length });
      }),
    );
}

function addRemoveCommand(models: Command): void {
  models
    .command('remove')
    .argument('<name>', 'as `models list` shows it')
    .description('remove a model, whole or not')
    .option('--json', 'print JSON')
    .addHelpText('after', example('deepcodeseek models remove ms-marco-minilm-l6'))
    .action((name: string, _options: unknown, command: Command) =>
      runCommand(command, async ({ home, configuration, output, json }) => {
        if (!(await removeModel(home, name))) {
          throw createError('MODEL_NOT_INSTALLED', { name, canBePulled: false });
        }
        const { reranker, embedder } = configuration.suggest;
        for (const [setting, used] of Object.entries({ reranker, embedder })) {
          if (used === name) output.note(`\`suggest.${setting}\` still names it.`);
        }
        if (json) output.json({ removed: name });
        else output.line(`Removed: ${name}`);
      }),
    );
}

type OnProgress = (path: string, doneBytes: number, totalBytes: number) => void;

/** Shows bytes as megabytes; a note gets a line of its own, not one behind a bar that is being drawn. */
async function withProgress<Value>(
  { output }: CommandContext,
  work: (onProgress: OnProgress, note: (text: string) => void) => Promise<Value>,
): Promise<Value> {
  let display = output.progress();
  try {
    return await work(
      (path, doneBytes, totalBytes) => {
        const [done, total] = [doneBytes, totalBytes].map((bytes) => Math.round(bytes / 1e6));
        display.update({ phase: `${path}, MB`, done: done ?? 0, total: total ?? null });
      },
      (text) => {
        display.stop();
        display = output.progress();
        output.note(text);
      },
    );
  } finally {
    display.stop();
  }
}
