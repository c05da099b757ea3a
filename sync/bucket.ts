/** Spreads scripts over a fixed number of buckets, of which the shards of packed text are made. */

export const BUCKET_COUNT = 256;

/** Bucket (0 to 255) of a script: FNV-1a over its sys_id, folded to a byte. */
export function bucketOf(sysId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < sysId.length; index += 1) {
    hash = Math.imul(hash ^ sysId.charCodeAt(index), 0x01000193);
  }
  return ((hash >>> 24) ^ (hash >>> 16) ^ (hash >>> 8) ^ hash) & 0xff;
}
