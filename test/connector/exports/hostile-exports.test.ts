import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openExportSource } from '../../../connector/index.js';
import { compiledModule } from '../../../domain/index.js';
import { failureOf, listen, sysIdAt } from '../instance.js';
import {
  APPLICATION,
  applicationFiles,
  HEADER,
  readExport,
  recordUpdate,
  scriptInclude,
  updateSet,
  withFiles,
} from './fixtures.js';

const TABLE = 'sys_script_include';
const good = recordUpdate(TABLE, scriptInclude(1));

const laughs = Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY l${String(index + 1)} "${`&l${String(index)};`.repeat(10)}">`,
).join('');
const bomb = `<!DOCTYPE x [<!ENTITY l0 "lol">${laughs}]>`;

describe('XML that is refused', () => {
  it.each<[string, string, string, RegExp]>([
    ['an entity bomb', `${HEADER}${bomb}<unload>&l9;</unload>`, 'EXPORT_XML_FORBIDDEN', /DOCTYPE/],
    [
      'an external entity',
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><unload>&e;</unload>`,
      'EXPORT_XML_FORBIDDEN',
      /DOCTYPE/,
    ],
    [
      'an external document type',
      `<!DOCTYPE unload SYSTEM "x.dtd"><unload/>`,
      'EXPORT_XML_FORBIDDEN',
      /DOCTYPE/,
    ],
    [
      'an entity that nobody defined',
      '<unload>&evil;</unload>',
      'EXPORT_XML_BROKEN',
      /line 1.*undefined entity/,
    ],
    [
      'another encoding',
      '<?xml version="1.0" encoding="ISO-8859-1"?><unload/>',
      'EXPORT_XML_FORBIDDEN',
      /UTF-8/,
    ],
    [
      'broken nesting',
      '<unload>\n<a><b></a></b></unload>',
      'EXPORT_XML_BROKEN',
      /line 2.*close tag/,
    ],
    [
      'a file that is cut',
      good.slice(0, good.length - 40),
      'EXPORT_XML_BROKEN',
      /unclosed tag|unexpected end/,
    ],
    [
      'a file that is cut in its text',
      good.slice(0, good.indexOf('Class.create')),
      'EXPORT_XML_BROKEN',
      /unclosed/,
    ],
    ['two documents in one', `${good}\n${good}`, 'EXPORT_XML_BROKEN', /XML declaration/],
    ['a control character', '<unload>\u0000</unload>', 'EXPORT_XML_BROKEN', /disallowed character/],
    [
      'elements without end',
      `<unload>${'<a>'.repeat(100_000)}`,
      'EXPORT_TOO_LARGE',
      /nested too deep/,
    ],
    [
      'attributes without end',
      `<unload ${Array.from({ length: 1_000 }, (_, index) => `a${String(index)}="x"`).join(' ')}/>`,
      'EXPORT_TOO_LARGE',
      /too many attributes/,
    ],
    [
      'a broken payload of an update set',
      updateSet([{ name: 'sys_script_include_x', payload: '<record_update><a></record_update>' }]),
      'EXPORT_XML_BROKEN',
      /set\.xml \(sys_script_include_x\)/,
    ],
    [
      'an entity bomb in a payload',
      updateSet([{ name: 'n', payload: `${bomb}<record_update>&l9;</record_update>` }]),
      'EXPORT_XML_FORBIDDEN',
      /DOCTYPE/,
    ],
  ])('%s', async (_what, text, code, words) => {
    await withFiles({ 'set.xml': text }, async (folder) => {
      const file = join(folder, 'set.xml');
      const failure = await failureOf(openExportSource(file));
      expect(failure.code).toBe(code);
      expect(failure.message).toContain(file);
      expect(failure.message).toMatch(words);
      expect(failure.text).not.toContain('Class.create');
    });
  });

  it('bytes that are no text', async () => {
    const bytes = Buffer.concat([Buffer.from('<unload>'), Buffer.from([0xc3, 0x28, 0xff])]);
    await withFiles({ 'a.xml': bytes }, async (folder) => {
      const failure = await failureOf(openExportSource(join(folder, 'a.xml')));
      expect(failure.code).toBe('EXPORT_XML_FORBIDDEN');
    });
  });

  it('one bad file of an application, and with it the whole of it', async () => {
    const files = { ...applicationFiles(3), [`${APPLICATION}/update/z.xml`]: good.slice(0, 99) };
    await withFiles(files, async (folder) => {
      const failure = await failureOf(openExportSource(folder));
      expect(failure.code).toBe('EXPORT_XML_BROKEN');
      expect(failure.message).toContain(join(APPLICATION, 'update', 'z.xml'));
    });
  });

  it('without asking anybody for what it refers to', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end('<!ENTITY x "y">');
    });
    const address = `http://127.0.0.1:${String(await listen(server))}/x.dtd`;
    const text =
      `<!DOCTYPE unload SYSTEM "${address}" [<!ENTITY % p SYSTEM "${address}"> %p;]>` +
      `<?xml-stylesheet href="${address}"?><unload xmlns="${address}"/>`;
    await withFiles({ 'a.xml': text }, async (folder) => {
      expect((await failureOf(openExportSource(folder))).code).toBe('EXPORT_XML_FORBIDDEN');
    });
    server.close();
    expect(asked).toBe(0);
  });

  it('and leaves no temporary file behind', async () => {
    await withFiles({ 'broken.xml': '<unload>', 'good.xml': good }, async (folder) => {
      const usual = process.env['TMPDIR'];
      process.env['TMPDIR'] = await mkdtemp(join(folder, 'tmp-'));
      try {
        await failureOf(openExportSource(join(folder, 'broken.xml')));
        await readExport(join(folder, 'good.xml'));
        expect(await readdir(process.env['TMPDIR'])).toEqual([]);
      } finally {
        if (usual === undefined) delete process.env['TMPDIR'];
        else process.env['TMPDIR'] = usual;
      }
    });
  });
});

describe('200 MB of text', () => {
  const MEGABYTE = 1024 * 1024;

  async function writeLarge(path: string, parts: Iterable<string>): Promise<void> {
    await pipeline(Readable.from(parts), createWriteStream(path));
  }

  it('in many records is streamed within a heap of 64 MB', { timeout: 300_000 }, async () => {
    const count = 2_000;
    const script = 'x = y;\n'.repeat(15_000);
    function* parts(): Generator<string> {
      yield `${HEADER}<unload>`;
      for (let index = 1; index <= count; index += 1) yield scriptInclude(index, { script });
      yield '</unload>';
    }
    await withFiles({}, async (folder) => {
      const file = join(folder, 'large.xml');
      await writeLarge(file, parts());
      expect((await stat(file)).size).toBeGreaterThan(200 * 1_000_000);
      const connector = pathToFileURL(compiledModule('connector/index')).href;
      const worker = new Worker(COUNTING_WORKER, {
        eval: true,
        workerData: { connector, file, table: TABLE },
        resourceLimits: { maxOldGenerationSizeMb: 64 },
      });
      const answer: unknown[] = await once(worker, 'message');
      expect(answer).toEqual([{ count, read: count, characters: count * script.length }]);
    });
  });

  it.each([
    ['one field', '<unload><sys_script_include><script>', ''],
    ['one CDATA section', '<unload><sys_script_include><script><![CDATA[', ''],
    ['one comment', '<unload><!--', ''],
    ['one attribute', '<unload a="', ''],
    ['one document type', '<!DOCTYPE x [', ''],
    ['one tag name', '<unload><', ''],
  ])('in %s is refused', async (_what, start) => {
    function* parts(): Generator<string> {
      yield start;
      for (let index = 0; index < 40; index += 1) yield 'a'.repeat(MEGABYTE);
    }
    await withFiles({}, async (folder) => {
      const file = join(folder, 'large.xml');
      await writeLarge(file, parts());
      const failure = await failureOf(openExportSource(file));
      expect(failure.code).toBe('EXPORT_TOO_LARGE');
      expect(failure.message).toContain(file);
    });
  });
});

/** Reads an export to its end with the compiled connector; a worker's heap can be bounded. */
const COUNTING_WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
void (async () => {
  const { openExportSource } = await import(workerData.connector);
  const source = await openExportSource(workerData.file);
  const count = await source.count(workerData.table);
  let read = 0;
  let characters = 0;
  for await (const page of source.pages(workerData.table, null)) {
    read += page.records.length;
    for (const record of page.records) characters += record.source.length;
  }
  await source.close();
  parentPort.postMessage({ count, read, characters });
})();
`;

interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
  /** What the archive says of the entry, where it lies. */
  readonly statedSize?: number;
  readonly flags?: number;
}

/** A zip archive byte by byte, so that it can lie (APPNOTE 4.3). */
function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, statedSize = content.length, flags = 0 } of entries) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(statedSize, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const version = Buffer.from([20, 0]);
    central.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), version, common, tail, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}

describe('archives that are refused', () => {
  const content = Buffer.from(good);
  const zeros = Buffer.alloc(100 * 1024 * 1024, 0x20);

  it('but one that does not lie is read', async () => {
    await withFiles({ 'a.zip': zipOf([{ name: 'a.xml', content }]) }, async (folder) => {
      const { records } = await readExport(join(folder, 'a.zip'));
      expect(records.map((record) => record.sysId)).toEqual([sysIdAt(1)]);
    });
  });

  it.each<[string, () => Buffer, RegExp]>([
    ['a path above it', () => zipOf([{ name: '../../evil.xml', content }]), /\.\.\/evil\.xml/],
    ['an absolute path', () => zipOf([{ name: '/etc/evil.xml', content }]), /absolute path/],
    ['a Windows path', () => zipOf([{ name: '..\\evil.xml', content }]), /evil\.xml/],
    ['a bomb', () => zipOf([{ name: 'a.xml', content: zeros }]), /a\.xml unpacks to far more/],
    [
      'a bomb beside an export',
      () =>
        zipOf([
          { name: 'a.xml', content },
          { name: 'b.bin', content: zeros },
        ]),
      /b\.bin unpacks/,
    ],
    [
      'entries that are too large together',
      () =>
        zipOf([1, 2].map((n) => ({ name: `${String(n)}.bin`, content, statedSize: 0xf0000000 }))),
      /unpacks to/,
    ],
    [
      'an entry larger than it says',
      () => zipOf([{ name: 'a.xml', content, statedSize: 10 }]),
      /a\.xml cannot be unpacked/,
    ],
    ['an encrypted entry', () => zipOf([{ name: 'a.xml', content, flags: 1 }]), /encrypted/],
    ['an archive that is cut', () => zipOf([{ name: 'a.xml', content }]).subarray(0, 60), /./],
    [
      'a damaged entry',
      () => {
        const zip = zipOf([{ name: 'a.xml', content }]);
        zip.fill(0xff, 40, 60);
        return zip;
      },
      /a\.xml cannot be unpacked/,
    ],
  ])('%s', async (_what, make, words) => {
    await withFiles({ 'a.zip': make() }, async (folder) => {
      const failure = await failureOf(openExportSource(join(folder, 'a.zip')));
      expect(failure.code).toBe('EXPORT_ZIP_REFUSED');
      expect(failure.message).toContain(join(folder, 'a.zip'));
      expect(failure.message).toMatch(words);
    });
  });
});
