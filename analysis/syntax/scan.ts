/** A scanner that is not a parser: reads any text once from left to right, broken or not, at tens of megabytes a second. */

export type TokenKind = 'word' | 'number' | 'string' | 'template' | 'regex' | 'punctuator';

/**
 * Called for each token with its offsets and the line (from 1) on which it begins. Strings come without their quotes,
 * templates as the stretches between their expressions; punctuators one character at a time, but `=>` and `?.` whole.
 */
export type OnToken = (kind: TokenKind, start: number, end: number, line: number) => void;

/** Called for each comment with its offsets, its signs included, and the line on which it begins. */
export type OnComment = (start: number, end: number, line: number) => void;

/** Where the text ends: in code, or inside something that the text does not close. */
export type ScanEnd = 'code' | 'comment' | 'string' | 'regex';

/** After these words a slash begins a regular expression, not a division. */
const BEFORE_REGEX: ReadonlySet<string> = new Set(
  'return typeof case in of delete void throw new else do instanceof'.split(' '),
);

const START = 1;
const PART = 2;
/** What an ASCII code unit can be in an identifier. */
const WORD_KIND = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_$]/.test(character)) WORD_KIND[code] = START | PART;
  else if (/[0-9]/.test(character)) WORD_KIND[code] = PART;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const DOLLAR = 36;
const QUOTE = 39;
const CLOSE_PAREN = 41;
const STAR = 42;
const DOT = 46;
const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const BACKTICK = 96;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** Reads `source` and reports its tokens, and its comments where they are asked for; white space is passed over. */
export function scan(source: string, onToken: OnToken, onComment: OnComment = pass): ScanEnd {
  return new Scanner(source, onToken, onComment).run();
}

function pass(): void {
  // Nobody wants to know.
}

class Scanner {
  private at = 0;
  private line = 1;
  private braces = 0;
  /** A value stands before: a slash divides. */
  private afterValue = false;
  /** Depths of braces at which a template's expression ends. */
  private readonly templates: number[] = [];
  private end: ScanEnd = 'code';

  constructor(
    private readonly source: string,
    private readonly onToken: OnToken,
    private readonly onComment: OnComment,
  ) {}

  run(): ScanEnd {
    const { source } = this;
    while (this.at < source.length) {
      const code = source.charCodeAt(this.at);
      if (isWordStart(code)) this.word();
      else if (code < 128 && WORD_KIND[code] === PART) this.number();
      else if (code <= SPACE) {
        if (endsLine(source, this.at)) this.line += 1;
        this.at += 1;
      } else this.other(code);
    }
    return this.end;
  }

  private word(): void {
    const { source, at } = this;
    let end = at + 1;
    while (end < source.length && isWordPart(source.charCodeAt(end))) end += 1;
    this.onToken('word', at, end, this.line);
    this.afterValue = end - at > 10 || !BEFORE_REGEX.has(source.slice(at, end));
    this.at = end;
  }

  private number(): void {
    const { source, at } = this;
    let end = at + 1;
    while (end < source.length && isWordPart(source.charCodeAt(end))) end += 1;
    this.onToken('number', at, end, this.line);
    this.afterValue = true;
    this.at = end;
  }

  private other(code: number): void {
    switch (code) {
      case QUOTE:
      case DOUBLE_QUOTE:
        this.string(code);
        return;
      case BACKTICK:
        this.at += 1;
        this.template();
        return;
      case SLASH:
        this.slash();
        return;
      case OPEN_BRACE:
        this.braces += 1;
        this.punctuator(1, false);
        return;
      case CLOSE_BRACE:
        if (this.templates.at(-1) === this.braces) {
          this.templates.pop();
          this.at += 1;
          this.template();
          return;
        }
        this.braces -= 1;
        this.punctuator(1, false);
        return;
      case EQUALS:
        this.punctuator(this.next() === GREATER ? 2 : 1, false);
        return;
      case QUESTION:
        this.punctuator(this.next() === DOT ? 2 : 1, false);
        return;
      default:
        this.punctuator(1, code === CLOSE_PAREN || code === CLOSE_BRACKET);
    }
  }

  private punctuator(length: number, isValue: boolean): void {
    this.onToken('punctuator', this.at, this.at + length, this.line);
    this.at += length;
    this.afterValue = isValue;
  }

  private next(): number {
    return this.source.charCodeAt(this.at + 1);
  }

  private string(quote: number): void {
    const { source, at, line } = this;
    let end = at + 1;
    while (end < source.length) {
      const code = source.charCodeAt(end);
      if (code === quote || code === LF || code === CR) break;
      if (code !== BACKSLASH) {
        end += 1;
        continue;
      }
      if (source.charCodeAt(end + 1) === CR && source.charCodeAt(end + 2) === LF) end += 1;
      if (endsLine(source, end + 1)) this.line += 1;
      end += 2;
    }
    const stop = Math.min(end, source.length);
    this.onToken('string', at + 1, stop, line);
    if (end >= source.length) this.end = 'string';
    this.at = source.charCodeAt(end) === quote ? end + 1 : stop;
    this.afterValue = true;
  }

  /** Template text from here on, up to its end or to an expression in it. */
  private template(): void {
    const { source } = this;
    const start = this.at;
    const { line } = this;
    while (this.at < source.length) {
      const code = source.charCodeAt(this.at);
      if (code === BACKTICK) {
        this.onToken('template', start, this.at, line);
        this.at += 1;
        this.afterValue = true;
        return;
      }
      if (code === DOLLAR && this.next() === OPEN_BRACE) {
        this.onToken('template', start, this.at, line);
        this.templates.push(this.braces);
        this.at += 2;
        this.afterValue = false;
        return;
      }
      if (code === BACKSLASH) this.at += 1;
      if (endsLine(source, this.at)) this.line += 1;
      this.at += 1;
    }
    this.at = source.length;
    this.onToken('template', start, source.length, line);
    this.end = 'string';
  }

  private slash(): void {
    const { source, at } = this;
    const next = this.next();
    if (next === SLASH) {
      this.at = lineEnd(source, at);
      this.onComment(at, this.at, this.line);
      if (this.at === source.length) this.end = 'comment';
    } else if (next === STAR) {
      const close = source.indexOf('*/', at + 2);
      if (close === -1) this.end = 'comment';
      const stop = close === -1 ? source.length : close + 2;
      this.onComment(at, stop, this.line);
      for (; this.at < stop; this.at++) if (endsLine(source, this.at)) this.line += 1;
    } else {
      const end = this.afterValue ? null : regexEnd(source, at);
      if (end === null) {
        this.punctuator(1, false);
        return;
      }
      if (end > source.length) {
        this.end = 'regex';
        this.at = source.length;
        return;
      }
      this.onToken('regex', at, end, this.line);
      this.at = end;
      this.afterValue = true;
    }
  }
}

export function isWordStart(code: number): boolean {
  return code < 128 ? ((WORD_KIND[code] ?? 0) & START) !== 0 : isLetterPastAscii(code);
}

export function isWordPart(code: number): boolean {
  return code < 128 ? WORD_KIND[code] !== 0 : isLetterPastAscii(code);
}

/** Letters, and halves of surrogate pairs; spaces and punctuation past ASCII are neither. */
function isLetterPastAscii(code: number): boolean {
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code >= 0x2000 && code <= 0x206f) return false;
  if (code >= 0x3000 && code <= 0x3004) return false;
  if (code >= 0x3008 && code <= 0x3020) return false;
  return code < 0xfe00 || (code > 0xff20 && code < 0xffe0);
}

function endsLine(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code === LF || (code === CR && source.charCodeAt(at + 1) !== LF);
}

function lineEnd(source: string, from: number): number {
  let at = from;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code === LF || code === CR) break;
    at += 1;
  }
  return at;
}

/** Offset behind a regular expression with its flags; past the text where that ends first, null where the line does. */
function regexEnd(source: string, from: number): number | null {
  let inClass = false;
  for (let at = from + 1; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === LF || code === CR) return null;
    if (code === BACKSLASH) at += 1;
    else if (code === OPEN_BRACKET) inClass = true;
    else if (code === CLOSE_BRACKET) inClass = false;
    else if (code === SLASH && !inClass) {
      at += 1;
      while (at < source.length && isWordPart(source.charCodeAt(at))) at += 1;
      return at;
    }
  }
  return source.length + 1;
}
