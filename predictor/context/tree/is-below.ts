import { sep } from 'node:path';

/** Whether a path is below the folder, both absolute and resolved. */
export function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
