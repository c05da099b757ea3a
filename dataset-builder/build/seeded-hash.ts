/**
 * A number from 0 up to, not including, 1 that depends on the seed and the text alone: FNV-1a over the UTF-16 units,
 * finished with MurmurHash3's mixer. It chooses, evenly and repeatably; it protects nothing.
 */
export function seededHash(seed: number, text: string): number {
  let hash = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b9);
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}
