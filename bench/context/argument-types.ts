/** What words of a command line may be. */
import { statSync } from 'node:fs';
import { z } from 'zod';

/** A whole number of at least `least`. */
export function whole(least: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^-?\d+$/, 'a whole number')
    .transform(Number)
    .pipe(z.int().min(least));
}

/** Some of the names, with commas between them; none where the text is empty. */
export function listOf<Name extends string>(
  names: readonly [Name, ...Name[]],
): z.ZodType<readonly Name[], string> {
  return z
    .string()
    .transform((text) => text.split(',').filter((name) => name !== ''))
    .pipe(z.array(z.enum(names)));
}

/** The path of a folder that is there. */
export const existingFolder = z
  .string()
  .refine((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true, {
    error: ({ input }) => `${String(input)} is no folder`,
  });
