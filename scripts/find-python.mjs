/** Finds the Python that can train: with PyTorch and the packages in models/training. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const trainingFolder = fileURLToPath(new URL('../models/training/', import.meta.url));
const environmentFolder = join(trainingFolder, '.venv');
const places = [
  join(environmentFolder, 'bin', 'python3'),
  join(environmentFolder, 'Scripts', 'python.exe'),
];
/** Loads all that training needs, and says in words what it will run on. */
const PROBE =
  'from deepcodeseek_training.hardware import find_hardware; print(find_hardware().words())';
/** PyTorch is read from a cold disk. */
const PROBE_MS = 120_000;

/** What Python needs to find the packages, installed or not. */
export function pythonEnvironment(environment = process.env) {
  const folders = [trainingFolder, join(trainingFolder, 'export')];
  const given = environment.PYTHONPATH;
  const all = given === undefined || given === '' ? folders : [...folders, given];
  return { ...environment, PYTHONPATH: all.join(delimiter) };
}

/**
 * `DEEPCODESEEK_PYTHON`, or else the virtual environment in models/training: its path and the hardware that it finds, in
 * words. Where there is none, or it lacks something, `problem` says what and what to do.
 */
export function findPython(environment = process.env) {
  const chosen = environment.DEEPCODESEEK_PYTHON;
  const isChosen = chosen !== undefined && chosen !== '';
  const python = isChosen ? chosen : places.find((place) => existsSync(place));
  if (python === undefined) {
    return {
      problem: `Training needs Python, and ${environmentFolder} does not exist.\n${remedy}`,
    };
  }
  const { status, stdout, stderr, error } = spawnSync(python, ['-c', PROBE], {
    env: pythonEnvironment(environment),
    encoding: 'utf8',
    timeout: PROBE_MS,
  });
  if (status === 0) return { python, hardware: stdout.trim() };
  const reason = error?.message ?? stderr.trim().split('\n').at(-1);
  const source = isChosen ? ` (DEEPCODESEEK_PYTHON)` : '';
  return { problem: `${python}${source} cannot train: ${reason}.\n${remedy}` };
}

const remedy = `Make an environment that can, with Python 3.11 or newer (models/training/README.md):
  cd models/training
  python3 -m venv .venv
  .venv/bin/pip install -c requirements.lock ./export .
or name a Python that has what is needed in DEEPCODESEEK_PYTHON.`;
