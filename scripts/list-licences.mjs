/**
 * Writes THIRD-PARTY.md: every package that the lock file names, with its licence, and fails on one that is not allowed.
 * `--check` writes nothing and fails when the file is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const allowed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-4.0',
  'Python-2.0',
  'Unlicense',
  'MPL-2.0',
  'WTFPL',
]);

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const rows = Object.entries(lock.packages)
  .filter(([path]) => path !== '' && !path.includes('/node_modules/node_modules/'))
  .map(([path, entry]) => ({
    name: path.replace(/^.*node_modules\//, ''),
    version: entry.version,
    licence: entry.license ?? licenceInFolder(path),
    use: entry.dev === true ? 'development' : entry.optional === true ? 'optional' : 'run time',
  }))
  .filter(
    (row, index, all) =>
      all.findIndex(({ name, version }) => name === row.name && version === row.version) === index,
  )
  .sort((a, b) => a.name.localeCompare(b.name, 'en'));

const refused = rows.filter(
  ({ licence }) => !alternatives(licence).some((one) => allowed.has(one)),
);
if (refused.length > 0) {
  console.error(
    `Licences that are not allowed: ${refused.map(({ name, licence }) => `${name} (${licence})`).join(', ')}`,
  );
  process.exit(1);
}

const text = `${[
  '# Third-party packages',
  '',
  'Made by `node scripts/list-licences.mjs` from the lock file. Packages for development take part in building and testing; of these',
  'monaco-editor is bundled into the page, with its notices, and the declarations of @servicenow/glide (MIT, © ServiceNow) become the catalogue',
  'of platform classes at build time. Neither is part of this repository.',
  '',
  'The sample scopes under `connector/demo-instance/scopes/` were written for this project and share its licence; so do the tiny models under',
  '`test/models/fixtures/`, which were made from seeds. A model that `models pull` fetches has the licence of its publisher, which `models list` names.',
  'The exporter in `models/training/export` needs NumPy and its packages ml-dtypes, ONNX and safetensors (BSD-3-Clause, Apache-2.0).',
  '',
  '| package | version | licence | use |',
  '|---|---|---|---|',
  ...rows.map(
    ({ name, version, licence, use }) => `| ${name} | ${version} | ${licence} | ${use} |`,
  ),
].join('\n')}\n`;
const file = join(root, 'THIRD-PARTY.md');
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('THIRD-PARTY.md is out of date: run `node scripts/list-licences.mjs`.');
  process.exit(1);
}

function licenceInFolder(path) {
  const file = join(root, path, 'package.json');
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')).license ?? 'unknown')
    : 'unknown';
}

function alternatives(licence) {
  return String(licence).replace(/[()]/g, '').split(/ OR /);
}
