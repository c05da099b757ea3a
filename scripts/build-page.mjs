/** Builds the page into dist/web: the editor, its worker, the page's own code and style, under names that carry a hash. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = join(root, 'ui', 'web');
const target = join(root, 'dist', 'web');
const editor = join(root, 'node_modules', 'monaco-editor');

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  outdir: join(target, 'assets'),
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  publicPath: '/assets/',
  loader: { '.ttf': 'file' },
  legalComments: 'eof',
  logLevel: 'warning',
  metafile: true,
};

/** The page takes schemas from domain/, whose other parts need Node: what is not used is left out. */
const domainWithoutEffects = {
  name: 'domain-without-effects',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const file = join(resolveDir, path).replace(/\.js$/, '.ts');
      return file.startsWith(join(root, 'domain')) ? { path: file, sideEffects: false } : undefined;
    });
  },
};

rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, 'assets'), { recursive: true });

const worker = await bundle({
  entryPoints: { 'editor-worker': join(editor, 'esm', 'vs', 'editor', 'editor.worker.js') },
});
const early = await bundle({ entryPoints: [join(sources, 'theme-early.ts')], format: 'iife' });
const page = await bundle({
  entryPoints: [join(sources, 'main.ts')],
  define: { EDITOR_WORKER_URL: JSON.stringify(named(worker, 'editor-worker', '.js')) },
  external: ['node:*'],
  plugins: [domainWithoutEffects],
});

const html = readFileSync(join(sources, 'index.html'), 'utf8')
  .replace('{{style}}', named(page, 'main', '.css'))
  .replace('{{theme}}', named(early, 'theme-early', '.js'))
  .replace('{{main}}', named(page, 'main', '.js'));
writeFileSync(join(target, 'index.html'), html);
copyFileSync(join(sources, 'favicon.svg'), join(target, 'favicon.svg'));
const notices = ['LICENSE', 'ThirdPartyNotices.txt'].map((file) =>
  readFileSync(join(editor, file), 'utf8'),
);
writeFileSync(
  join(target, 'assets', 'notices.txt'),
  `This page contains monaco-editor.\n\n${notices.join('\n\n')}`,
);

async function bundle(options) {
  const { metafile } = await build({ ...shared, ...options });
  return Object.keys(metafile.outputs).map((path) => basename(path));
}

function named(files, name, extension) {
  const found = files.find((file) => file.startsWith(`${name}-`) && file.endsWith(extension));
  if (found === undefined) throw new Error(`the bundle has no ${name}${extension}`);
  return `/assets/${found}`;
}
