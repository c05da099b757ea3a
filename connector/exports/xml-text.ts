/** Bytes of an XML file as text: UTF-8, or UTF-16 with a byte-order mark. */
import { TextDecoder } from 'node:util';
import { createError } from '../../domain/index.js';

/** Throws EXPORT_XML_FORBIDDEN when the bytes are not text in that encoding. */
export async function* decodeXml(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  const decode = (chunk?: Uint8Array): string => {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw createError('EXPORT_XML_FORBIDDEN', { file, reason: 'it is not in UTF-8' });
    }
  };
  for await (const chunk of chunks) {
    if (chunk.length > 0) yield decode(chunk);
  }
  yield decode();
}

/** The first chunk of a file is never so short that it would hold half of a byte-order mark, unless the file is. */
function encodingOf(chunk: Uint8Array | undefined): string {
  const [first, second] = chunk ?? [];
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
