/**
 * Source text without what strings and comments say: every character of them but line ends becomes a space, so that
 * offsets stay. Not a parser: a string that does not end is cut at its line's end, so one mistake costs one line.
 */
import type { Language } from './language.js';

/** A `/` after one of these begins a regular expression, though they end like a value. */
const BEFORE_EXPRESSION =
  /(?:^|[^\p{L}\p{N}_$.])(?:return|typeof|instanceof|in|of|new|delete|void|throw|case|do|else|yield|await)$/u;
const VALUE_END = /[\p{L}\p{N}_$)\]}'"`]/u;
const STRING_PREFIX = /(?:^|[^\p{L}\p{N}_])([rRbBuUfFtT]{1,2})$/u;

export function blankText(source: string, language: Language): string {
  return new Blanking(source, language).run();
}

class Blanking {
  #at = 0;
  /** Kept text and blanks so far, in order. */
  readonly #parts: string[] = [];
  #keptFrom = 0;
  /** Open braces; for each template literal around, how many were open before its `${`. */
  #depth = 0;
  readonly #templates: number[] = [];

  constructor(
    readonly source: string,
    readonly language: Language,
  ) {}

  run(): string {
    while (this.#at < this.source.length) this.#step();
    this.#parts.push(this.source.slice(this.#keptFrom));
    return this.#parts.join('');
  }

  #step(): void {
    const { source, language } = this;
    const char = source[this.#at];
    if (char === '"' || char === "'") {
      this.#string(char);
    } else if (language === 'py') {
      if (char === '#') this.#comment('\n', 0);
      else this.#at += 1;
    } else if (char === '/') {
      this.#slash();
    } else if (language !== 'java' && char === '`') {
      this.#at += 1;
      this.#template();
    } else {
      this.#brace(char);
    }
  }

  #brace(char: string | undefined): void {
    this.#at += 1;
    if (char === '{') this.#depth += 1;
    if (char !== '}') return;
    if (this.#templates.at(-1) === this.#depth) {
      this.#templates.pop();
      this.#template();
    } else {
      this.#depth = Math.max(0, this.#depth - 1);
    }
  }

  #slash(): void {
    const { source } = this;
    const next = source[this.#at + 1];
    if (next === '/') this.#comment('\n', 0);
    else if (next === '*') this.#comment('*/', 2);
    else if (this.language === 'java' || !this.#expressionMayBegin()) this.#at += 1;
    else this.#regularExpression();
  }

  /** Blanks up to `end` and the `length` characters of it. */
  #comment(end: string, length: number): void {
    const found = this.source.indexOf(end, this.#at + length);
    this.#blank(this.#at, found < 0 ? this.source.length : found + length);
  }

  #string(quote: string): void {
    const { source, language } = this;
    const start = this.#at;
    const triple = quote.repeat(3);
    const long = source.startsWith(triple, start) && (language === 'py' || language === 'java');
    const close = long && (language === 'py' || quote === '"') ? triple : quote;
    const end = this.#endOf(close, start + close.length, close.length === 1);
    const prefix =
      language === 'py' ? STRING_PREFIX.exec(source.slice(Math.max(0, start - 3), start)) : null;
    if (prefix?.[1] !== undefined) this.#blank(start - prefix[1].length, start);
    const from = start + close.length;
    const isClosed = end >= from + close.length && source.startsWith(close, end - close.length);
    this.#blank(from, isClosed ? end - close.length : end);
    this.#at = end;
  }

  /** Behind the closing mark; the line's end where it does not come before that and `oneLine` is set. */
  #endOf(close: string, from: number, oneLine: boolean): number {
    const { source } = this;
    for (let at = from; at < source.length; at += 1) {
      const char = source[at];
      if (char === '\\') at += 1;
      else if (source.startsWith(close, at)) return at + close.length;
      else if (oneLine && char === '\n') return at;
    }
    return source.length;
  }

  /** From behind the mark that opened it, or behind the brace that ended an expression within. */
  #template(): void {
    const { source } = this;
    const from = this.#at;
    let at = from;
    for (; at < source.length; at += 1) {
      const char = source[at];
      if (char === '\\') at += 1;
      else if (char === '`') break;
      else if (char === '$' && source[at + 1] === '{') {
        this.#blank(from, at);
        this.#at = at + 2;
        this.#templates.push(this.#depth);
        return;
      }
    }
    this.#blank(from, Math.min(at, source.length));
    this.#at = at + 1;
  }

  #expressionMayBegin(): boolean {
    const kept = this.#parts.slice(-8).join('') + this.source.slice(this.#keptFrom, this.#at);
    const before = kept.slice(-200).trimEnd();
    const last = before.slice(-1);
    return !VALUE_END.test(last) || BEFORE_EXPRESSION.test(before);
  }

  /** Only a division where it does not end on its line. */
  #regularExpression(): void {
    const { source } = this;
    let inClass = false;
    for (let at = this.#at + 1; at < source.length && source[at] !== '\n'; at += 1) {
      const char = source[at];
      if (char === '\\') at += 1;
      else if (char === '[') inClass = true;
      else if (char === ']') inClass = false;
      else if (char === '/' && !inClass) {
        this.#blank(this.#at + 1, at);
        this.#at = at + 1;
        return;
      }
    }
    this.#at += 1;
  }

  #blank(from: number, to: number): void {
    const start = Math.max(from, this.#keptFrom);
    this.#parts.push(
      this.source.slice(this.#keptFrom, start),
      this.source.slice(start, to).replace(/[^\r\n]/g, ' '),
    );
    this.#keptFrom = Math.max(to, start);
    this.#at = this.#keptFrom;
  }
}
