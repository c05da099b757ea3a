import { posix } from 'node:path';

/** `src/load_config.test.py` to `load_config.test`. */
export function fileStem(file: string): string {
  const name = posix.basename(file);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? name : name.slice(0, dot);
}

const TEST_FILE =
  /(?:^|\/)(?:tests?|__tests__|testing)\/|(?:^|\/)test_|[._](?:test|spec|tests)\.\w+$/;

export function isTestFile(file: string): boolean {
  return TEST_FILE.test(file);
}
