import { braceNames } from './brace-names.js';
import type { CodeNames } from './code-names.js';
import type { Language } from './language.js';
import { pythonNames } from './python-names.js';

/** What blanked code of a language defines and calls. */
export function readNames(code: string, language: Language): CodeNames {
  return language === 'py' ? pythonNames(code) : braceNames(code, language);
}
