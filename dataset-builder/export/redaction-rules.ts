/** How each kind of sensitive value is told from ordinary code. A rule's value is its first group, or the whole match. */
import { FIRST_NAMES } from './first-names.js';
import type { RedactedKind } from './placeholders.js';

export interface RedactionRule {
  readonly kind: RedactedKind;
  readonly pattern: RegExp;
  /** `texts`: only within string literals and comments, where a dot is no member access and two words are no code. */
  readonly within: 'texts' | 'anywhere';
  readonly accepts?: (value: string) => boolean;
}

const SECRET_NAME = String.raw`(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|client[_-]?secret|authori[sz]ation|bearer|private[_-]?key|credentials?|signature)`;
const PERSON_FIELD = String.raw`(?:assigned_to|caller(?:_id)?|opened_by|opened_for|requested_(?:by|for)|manager|owned_by|managed_by|employee|contact)`;
const WORD = String.raw`[A-Z\u00c0-\u00de][\p{Ll}'\u2019-]*\p{Ll}`;
const FULL_NAME = new RegExp(`^${WORD}(?: ${WORD}){1,2}$`, 'u');
const TOP_LEVELS = String.raw`(?:com|net|org|io|dev|app|cloud|local|internal|corp|lan|intra|edu|gov|invalid|test|example|de|uk|fr|nl|ch|eu|jp|ca|au)`;

/** In the order of their precedence: where two overlap, the earlier one takes the text. */
export const REDACTION_RULES: readonly RedactionRule[] = [
  {
    kind: 'secret',
    within: 'anywhere',
    pattern: /-----BEGIN [A-Z ]{1,40}-----[^]{0,10000}?-----END [A-Z ]{1,40}-----/g,
  },
  {
    kind: 'secret',
    within: 'anywhere',
    pattern: /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g,
  },
  { kind: 'secret', within: 'texts', pattern: /:\/\/([^\s/@:'"]{1,200}:[^\s/@'"]{1,200})@/g },
  { kind: 'secret', within: 'texts', pattern: /\b(?:Bearer|Basic)\s+([\w+/=.~-]{8,})/g },
  {
    // setPassword('…'), api_key: '…', token = '…', setRequestHeader('x-api-key', '…')
    kind: 'secret',
    within: 'texts',
    pattern: new RegExp(
      String.raw`${SECRET_NAME}\w{0,30}["'\x60]?\s*(?:\]\s*)?(?:=|:|,|\()+\s*(?:["'\x60][\w.-]*["'\x60]\s*,\s*)?["'\x60]([^"'\x60\n]{4,})["'\x60]`,
      'gi',
    ),
    // Names of properties and fields say where a secret is, not what it is; `'Bearer '` waits for one.
    accepts: (value) => !/^[a-z]+(?:[._][a-z]+)+$|\s$/.test(value),
  },
  { kind: 'email', within: 'texts', pattern: /(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+/g },
  {
    kind: 'sys_id',
    within: 'anywhere',
    pattern: /(?<![0-9a-zA-Z_])[0-9a-f]{32}(?![0-9a-zA-Z_])/gi,
  },
  {
    kind: 'secret',
    within: 'texts',
    pattern: /(?<![\w+/=-])[\w+/=-]{20,}(?![\w+/=-])/g,
    accepts: isToken,
  },
  {
    kind: 'ip',
    within: 'texts',
    pattern:
      /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g,
  },
  {
    kind: 'ip',
    within: 'texts',
    pattern: /(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?![\w:])/gi,
    accepts: (value) => /\d/.test(value) && (value.includes('::') || value.split(':').length === 8),
  },
  { kind: 'host', within: 'texts', pattern: /:\/\/([\w-]+(?:\.[\w-]+)*)/g },
  {
    kind: 'host',
    within: 'texts',
    pattern: new RegExp(String.raw`(?<![\w.@-])(?:[a-z0-9-]+\.)+${TOP_LEVELS}(?![\w-]|\.\w)`, 'gi'),
  },
  {
    kind: 'phone',
    within: 'texts',
    pattern:
      /(?<![\w+.])(?:\+\d[\d ()./-]{6,17}\d|\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{3}-\d{4})(?!\w)/g,
  },
  {
    kind: 'address',
    within: 'texts',
    pattern: new RegExp(
      String.raw`\b\d{1,5} (?:${WORD} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Square)\b|\b[A-Z\u00c0-\u00de][\p{L}-]*(?:stra(?:ß|ss)e|str\.|weg|platz|gasse) \d{1,4}\b`,
      'gu',
    ),
  },
  {
    // @author Jane Doe, created by: Jane Doe
    kind: 'person',
    within: 'texts',
    pattern: new RegExp(
      String.raw`(?:@author|\b[Aa]uthor|\b[Cc]reated by|\b[Ww]ritten by|\b[Mm]odified by|\b[Mm]aintainer|\b[Cc]ontact|\b[Oo]wner)[ :\t]+(${WORD}(?: ${WORD}){0,2}|[a-z]+\.[a-z]+)`,
      'gu',
    ),
  },
  {
    // addQuery('user_name', 'jdoe'), assigned_to = 'Jane Doe'
    kind: 'person',
    within: 'texts',
    pattern: new RegExp(
      String.raw`\b${PERSON_FIELD}["'\x60]?\s*(?:\]\s*)?(?:=|:|,)\s*["'\x60]([^"'\x60\n$]{3,60})["'\x60]`,
      'g',
    ),
    // A full name, or a sign-in name that is no word.
    accepts: (value) => FULL_NAME.test(value) || /^[a-z]+(?:\.[a-z]+|\d+)$/.test(value),
  },
  {
    kind: 'person',
    within: 'texts',
    pattern: /\buser_?name["'\x60]?\s*(?:\]\s*)?(?:=|:|,)\s*["'\x60]([a-z][\w.-]{2,40})["'\x60]/gi,
  },
  {
    kind: 'person',
    within: 'texts',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d_])${WORD}(?: [A-Z]\.)? ${WORD}(?: ${WORD})?(?![\p{L}\d_])`,
      'gu',
    ),
    accepts: (value) => FIRST_NAMES.has(value.split(' ')[0] ?? ''),
  },
];

const TOKEN_BITS = 3.5;

/** Letters and digits mixed as no name is: Shannon entropy in bits a character, and no words joined by one sign. */
function isToken(value: string): boolean {
  const mixed = /\d/.test(value) && /[a-z]/i.test(value);
  const words = value.split(/[_\-/=+]/).filter((part) => part !== '');
  if (!mixed || words.every((word) => /^(?:[A-Za-z]*\d{0,4}|\w{1,3})$/.test(word))) return false;
  return entropy(value) >= TOKEN_BITS;
}

function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
