/** The XML files of a zip archive, read in place: nothing is ever unpacked to the disk. */
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { createError, DeepCodeSeekError } from '../../domain/index.js';
import { isXmlName, MAX_FILES, type ExportFile } from './export-file.js';

export const ZIP_LIMITS = {
  /** Of all entries together, unpacked. */
  maxBytes: 4 * 1024 * 1024 * 1024,
  /** Unpacked to packed; scripts in XML reach some 20. Small entries are left alone. */
  maxRatio: 200,
  ratioFromBytes: 64 * 1024 * 1024,
} as const;

/**
 * The entries in the archive's own order; each must be read, or passed over, before the next one.
 * Throws EXPORT_ZIP_REFUSED for an archive that is damaged or encrypted, that unpacks to far more than it is,
 * or that names paths outside of itself.
 */
export async function* zipFiles(archive: string): AsyncGenerator<ExportFile> {
  const zip = await openZip(archive);
  let bytes = 0;
  try {
    if (zip.entryCount > MAX_FILES) {
      throw refused(archive, `it holds more than ${String(MAX_FILES)} files`);
    }
    for await (const entry of entriesOf(archive, zip)) {
      if (entry.fileName.endsWith('/')) continue;
      bytes += entry.uncompressedSize;
      check(archive, entry, bytes);
      if (isXmlName(entry.fileName)) yield fileOf(archive, zip, entry);
    }
  } finally {
    zip.close();
  }
}

function check(archive: string, entry: Entry, bytes: number): void {
  const { fileName, compressedSize, uncompressedSize } = entry;
  const tooDense =
    uncompressedSize > ZIP_LIMITS.ratioFromBytes &&
    uncompressedSize > compressedSize * ZIP_LIMITS.maxRatio;
  if (tooDense) throw refused(archive, `${fileName} unpacks to far more than its packed size`);
  if (bytes > ZIP_LIMITS.maxBytes) {
    throw refused(archive, `it unpacks to more than ${String(ZIP_LIMITS.maxBytes)} bytes`);
  }
  if (entry.isEncrypted()) throw refused(archive, `${fileName} is encrypted`);
  if (!entry.canDecodeFileData()) {
    throw refused(archive, `${fileName} is packed with an unusual method`);
  }
}

async function openZip(archive: string): Promise<ZipFile> {
  try {
    return await openPromise(archive, {
      autoClose: false,
      lazyEntries: true,
      decodeStrings: true,
      // Entries that unpack to another size than they state end with an error.
      validateEntrySizes: true,
      strictFileNames: true,
    });
  } catch (error) {
    throw refused(archive, wordsOf(error));
  }
}

/** Names that leave the archive (`../`, `/`, backslashes) end the walk with an error. */
async function* entriesOf(archive: string, zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    throw error instanceof DeepCodeSeekError ? error : refused(archive, wordsOf(error));
  }
}

function fileOf(archive: string, zip: ZipFile, entry: Entry): ExportFile {
  return {
    name: `${archive}: ${entry.fileName}`,
    path: entry.fileName,
    async *read() {
      try {
        const stream = await zip.openReadStreamPromise(entry);
        try {
          for await (const chunk of stream) {
            if (chunk instanceof Uint8Array) yield chunk;
          }
        } finally {
          stream.destroy();
        }
      } catch (error) {
        throw error instanceof DeepCodeSeekError
          ? error
          : refused(archive, `${entry.fileName} cannot be unpacked (${wordsOf(error)})`);
      }
    },
  };
}

function refused(file: string, reason: string): Error {
  return createError('EXPORT_ZIP_REFUSED', { file, reason });
}

/** The words of the reader, which may quote a name but no content. */
function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : 'unknown';
  return words.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 200);
}
