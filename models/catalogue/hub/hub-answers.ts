/** What a hub says of a repository, as its public API words it. */
import { z } from 'zod';

export const revisionSchema = z.object({ sha: z.string().regex(/^[0-9a-f]{40}$/) });

/** One page of a repository's tree. Paths are only compared with those that are wanted, never used. */
export const treePageSchema = z.array(
  z.object({
    type: z.string(),
    path: z.string(),
    size: z.int().min(0).default(0),
    /** Of a file that git holds itself: the sha1 of its blob. */
    oid: z.string(),
    /** Of a large file: the sha256 and size of what the pointer stands for. */
    lfs: z
      .object({
        oid: z
          .string()
          .transform((oid) => oid.replace(/^sha256:/, ''))
          .pipe(z.string().regex(/^[0-9a-f]{64}$/)),
        size: z.int().min(0),
      })
      .nullish(),
  }),
);

/** A file of a repository at one commit. */
export interface HubFile {
  readonly path: string;
  readonly bytes: number;
  readonly hash: { readonly kind: 'sha256' | 'git-sha1'; readonly hex: string };
}

export function hubFilesOf(page: z.output<typeof treePageSchema>): readonly HubFile[] {
  return page
    .filter(({ type }) => type === 'file')
    .map(({ path, size, oid, lfs }) =>
      lfs === undefined || lfs === null
        ? { path, bytes: size, hash: { kind: 'git-sha1', hex: oid } }
        : { path, bytes: lfs.size, hash: { kind: 'sha256', hex: lfs.oid } },
    );
}

/** What asks for the next page, of a `Link` header (RFC 8288); null on the last one. */
export function nextPage(link: string | null, current: URL): URLSearchParams | null {
  const target = /<([^>]+)>\s*;[^,]*\brel="?next"?/.exec(link ?? '')?.[1];
  if (target === undefined || !URL.canParse(target, current.href)) return null;
  // The cursor alone: private mirrors pass on links to the hub that they mirror.
  return new URL(target, current).searchParams;
}
