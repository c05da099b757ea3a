/**
 * `npm run train:neural`: makes the questions of an instance, trains a reranker on them in pieces, and installs it.
 * Whatever is done already is passed over, so that the same command goes on where it was stopped.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findPython, pythonEnvironment } from './find-python.mjs';
import { installDependencies } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = join(root, 'dist', 'cli', 'main.js');

const HELP = `Usage: npm run train:neural -- --checkpoint FOLDER [options] [-- TRAINING OPTIONS]

Trains a reranker on the code of an instance, and installs it.

  --checkpoint <folder>  what to start from: config.json, tensors and tokenizer
  --name <name>          what the model is called once it is installed (trained-reranker)
  --instance <name>      whose code; optional when there is one
  --home <folder>        where the state lives (DEEPCODESEEK_HOME)
  --data <folder>        questions of \`deepcodeseek dataset rerank\`, instead of making them
  --run <folder>         where the work goes on; HOME/training/NAME unless given
  --minutes <n>          length of a piece; each ends with a checkpoint (30)
  --once                 stop after one piece
  --help                 show this

What stands behind a second -- goes to the training: see its README in models/training.
Ctrl-C stops after the step that runs. The same command goes on.

Example:
  npm run train:neural -- --checkpoint ./Qwen3-Reranker-0.6B -- --lora 16
`;
const MISUSED = 2;
/** The training says so where the same command goes on. */
const STOPPED = 75;
const INTERRUPTED = 130;
const DEFAULTS = { name: 'trained-reranker', minutes: '30' };
/** The names that models may have; see domain/model-name.ts. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;

let running = null;
let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    isInterrupted = true;
    running?.kill(signal);
  });
}

const options = readOptions(process.argv.slice(2));
const found = findPython();
if (found.problem !== undefined) end(1, found.problem);
console.log(`Training on ${found.hardware}`);

build();
const { resolveHome } = await import('../dist/cli/home.js');
const home = resolveHome(options.home, process.env);
const folder = resolve(options.run ?? join(home, 'training', options.name));
mkdirSync(folder, { recursive: true, mode: 0o700 });
const data = resolve(options.data ?? join(folder, 'data'));
const run = join(folder, 'run');

await makeData();
await train();
const added = await deepcodeseek(['models', 'add', join(run, 'export'), '--name', options.name]);
if (added !== 0) process.exit(added);
console.log(`Installed. To let it rerank, put this into ${join(home, 'config.json')}:
  { "suggest": { "reranker": "${options.name}" } }`);

function readOptions(given) {
  const cut = given.indexOf('--');
  const own = cut < 0 ? given : given.slice(0, cut);
  const text = { type: 'string' };
  let values;
  try {
    ({ values } = parseArgs({
      args: own,
      options: {
        ...{ checkpoint: text, name: text, instance: text, home: text, data: text, run: text },
        ...{ minutes: text, once: { type: 'boolean' }, help: { type: 'boolean' } },
      },
    }));
  } catch (error) {
    misused(error.message);
  }
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const read = { ...DEFAULTS, ...values, passedOn: cut < 0 ? [] : given.slice(cut + 1) };
  if (read.checkpoint === undefined) misused('--checkpoint must name the folder of a model.');
  if (!existsSync(join(read.checkpoint, 'config.json'))) {
    misused(`--checkpoint must name the folder of a model, got "${read.checkpoint}".`);
  }
  if (!NAME.test(read.name)) {
    misused(`--name must be lower-case letters, digits, ".", "_" and "-", got "${read.name}".`);
  }
  if (!(Number(read.minutes) > 0)) {
    misused(`--minutes must be a number above 0, got "${read.minutes}".`);
  }
  if (read.data !== undefined && !existsSync(join(read.data, 'rerank.json'))) {
    misused(`--data must name what \`deepcodeseek dataset rerank\` wrote, got "${read.data}".`);
  }
  return read;
}

function build() {
  if (existsSync(command)) return;
  installDependencies();
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) end(status ?? 1, 'The build failed: see the lines above.');
}

/** A training that goes on needs the questions that it began with. */
async function makeData() {
  if (existsSync(join(data, 'rerank.json'))) {
    console.log(`Questions: ${data}, as they are there.`);
    return;
  }
  const instance = options.instance === undefined ? [] : ['--instance', options.instance];
  const status = await deepcodeseek(['dataset', 'rerank', '--out', data, ...instance]);
  if (status !== 0) process.exit(status);
}

async function train() {
  const parameters = [
    ...['-m', 'deepcodeseek_training', 'all', '--data', data, '--run', run],
    ...['--checkpoint', resolve(options.checkpoint), '--name', options.name],
    ...['--minutes', options.minutes, ...options.passedOn],
  ];
  for (;;) {
    const status = await child(found.python, parameters, pythonEnvironment());
    if (status === 0) return;
    if (status !== STOPPED || isInterrupted || options.once) {
      if (status === STOPPED)
        console.log('Stopped. Run npm run train:neural with the same options to go on.');
      process.exit(status);
    }
  }
}

function deepcodeseek(parameters) {
  const environment = { ...process.env, DEEPCODESEEK_HOME: home };
  return child(process.execPath, [command, ...parameters], environment);
}

/** Runs a program to its end, and gives its exit code. */
function child(program, parameters, env) {
  if (isInterrupted) process.exit(INTERRUPTED);
  return new Promise((settled) => {
    // In a group of its own: a terminal would send Ctrl-C to it a second time, which ends a training without a checkpoint.
    const detached = process.platform !== 'win32';
    running = spawn(program, parameters, { env, stdio: 'inherit', detached });
    running.once('error', (error) => end(1, `${program} cannot be started: ${error.message}.`));
    running.once('close', (code) => {
      running = null;
      settled(code ?? INTERRUPTED);
    });
  });
}

function misused(problem) {
  end(MISUSED, `${problem}\n(--help shows an example)`);
}

function end(status, words) {
  console.error(words);
  process.exit(status);
}
