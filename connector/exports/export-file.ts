/** A file of an export, wherever it lies: alone, in a folder, or in an archive. */

export interface ExportFile {
  /** For messages: the path, or `archive.zip: path in it`. */
  readonly name: string;
  /** The path within the folder or archive, with slashes; the file's name when it stands alone. */
  readonly path: string;
  /** Reads it once from its beginning. */
  read(): AsyncIterable<Uint8Array>;
}

/** More files than the largest application has; a folder with more is not an export. */
export const MAX_FILES = 200_000;

export function isXmlName(name: string): boolean {
  return /\.xml$/i.test(name);
}
