/** Where models lie in the home folder. */
import { join } from 'node:path';
import { createError, modelNameSchema } from '../../domain/index.js';

export interface ModelFolders {
  /** Of all models. */
  readonly all: string;
  /** Of the model once it is whole. */
  readonly model: string;
  /** Of weights that are to be exported; they are no model yet. */
  readonly checkpoint: string;
  /** Where it is put together from a hub; renamed at the end, and kept when that breaks off. */
  readonly pulling: string;
  /** Where it is put together from another folder; renamed at the end. */
  readonly adding: string;
  /** Where it goes before it is deleted. */
  readonly removing: string;
  /** A file: there while a process changes any of these. */
  readonly lock: string;
}

/** Nothing is created. Throws ARGUMENT_INVALID for a name that could lead elsewhere. */
export function modelFolders(home: string, name: string): ModelFolders {
  const parsed = modelNameSchema.safeParse(name);
  if (!parsed.success) {
    const expected = 'lower-case letters, digits, dots and dashes, 63 at most';
    throw createError('ARGUMENT_INVALID', {
      argument: 'the name of a model',
      value: name,
      expected,
    });
  }
  const all = join(home, 'models');
  return {
    all,
    model: join(all, name),
    checkpoint: join(home, 'checkpoints', name),
    pulling: join(all, `.${name}.pulling`),
    adding: join(all, `.${name}.adding`),
    removing: join(all, `.${name}.removing`),
    lock: join(all, `.${name}.lock`),
  };
}
