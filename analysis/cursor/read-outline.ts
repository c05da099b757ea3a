/**
 * The shape of the code around a cursor, read from tokens alone, so that half-written code has one too:
 * functions with their names, classes, what is declared where, and what variables were last given.
 */
import { newFrame, type Frame, type GivenValue, type Outline } from './outline.js';
import type { Token, TokenStream } from './token-stream.js';

interface Opening {
  readonly bracket: string;
  readonly index: number;
  readonly frame: Frame;
}

const CONTROL: ReadonlySet<string> = new Set('if for while switch catch with'.split(' '));
const DECLARING: ReadonlySet<string> = new Set(['var', 'let', 'const']);
const CLOSING: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

export function readOutline({ tokens, cursor }: TokenStream): Outline {
  return new OutlineReader(tokens, cursor).read();
}

class OutlineReader {
  private frame: Frame = newFrame(null, 0);
  private readonly open: Opening[] = [];
  private readonly given = new Map<string, GivenValue[]>();
  /** For each `)` the index of its `(`. */
  private readonly parens = new Map<number, number>();

  constructor(
    private readonly tokens: readonly Token[],
    private readonly cursor: number,
  ) {}

  read(): Outline {
    let atCursor = this.frame;
    for (let index = 0; index <= this.tokens.length; index++) {
      if (index === this.cursor) atCursor = this.frame;
      const token = this.tokens[index];
      if (token?.kind === 'punctuator') this.punctuator(token.text, index);
      else if (token?.kind === 'keyword' && DECLARING.has(token.text)) this.declare(index);
      else if (token?.kind === 'keyword' && token.text === 'function') {
        const name = this.tokens[index + 1];
        if (name?.kind === 'word') this.frame.declared.add(name.text);
      }
    }
    return { frame: atCursor, given: this.given };
  }

  private punctuator(text: string, index: number): void {
    switch (text) {
      case '(':
      case '[':
        this.open.push({ bracket: text, index, frame: this.frame });
        return;
      case '{':
        this.open.push({ bracket: text, index, frame: this.frame });
        this.frame = this.enter(index);
        return;
      case ')':
      case ']':
      case '}':
        this.close(text, index);
        return;
      case '=':
        this.assignment(index);
        return;
      case ':':
        this.property(index);
        return;
      case ',':
        this.declarator(index);
        return;
    }
  }

  /** Closes the nearest bracket of the kind; what was left open inside it closes too. */
  private close(text: string, index: number): void {
    const bracket = CLOSING.get(text);
    for (let at = this.open.length - 1; at >= 0; at--) {
      const opening = this.open[at];
      if (opening === undefined || opening.bracket !== bracket) {
        // A stray parenthesis does not end a function.
        if (opening?.bracket === '{') return;
        continue;
      }
      this.open.length = at;
      if (text === '}') this.frame = opening.frame;
      if (text === ')') this.parens.set(index, opening.index);
      return;
    }
  }

  private enter(index: number): Frame {
    const { tokens } = this;
    const before = tokens[index - 1];
    const frame = newFrame(this.frame, tokens[index]?.start ?? 0);
    if (before?.text === ')' && before.kind === 'punctuator') {
      return this.enterAfterParameters(index, frame);
    }
    if (before?.text === '=>') {
      const closing = tokens[index - 2];
      const open = closing?.text === ')' ? this.parens.get(index - 2) : index - 2;
      if (open === undefined) return frame;
      const names = closing?.text === ')' ? [open + 1, index - 2] : [open, open + 1];
      return this.asFunction(frame, this.nameBefore(open), names);
    }
    const className = this.classBefore(index);
    return className === null ? frame : { ...frame, className };
  }

  private enterAfterParameters(index: number, frame: Frame): Frame {
    const open = this.parens.get(index - 1);
    const head = open === undefined ? undefined : this.tokens[open - 1];
    if (open === undefined || head === undefined) return frame;
    const parameters = [open + 1, index - 1];
    if (head.kind === 'keyword' && head.text === 'function') {
      return this.asFunction(frame, this.nameBefore(open - 1), parameters);
    }
    if (head.kind === 'word') {
      const isDeclared = this.tokens[open - 2]?.text === 'function';
      const named = { name: head.text, className: isDeclared ? capital(head.text) : null };
      return this.asFunction(frame, named, parameters);
    }
    return CONTROL.has(head.text) ? frame : this.asFunction(frame, null, parameters);
  }

  private asFunction(
    frame: Frame,
    named: { name: string; className: string | null } | null,
    [from = 0, to = 0]: readonly number[],
  ): Frame {
    const parameters = new Set<string>();
    let depth = 0;
    for (let index = from; index < to; index++) {
      const token = this.tokens[index];
      if (token?.kind === 'punctuator') {
        if (token.text === '(') depth += 1;
        else if (token.text === ')') depth -= 1;
      }
      const isDefault = this.tokens[index - 1]?.text === '=';
      if (token?.kind === 'word' && depth === 0 && !isDefault) parameters.add(token.text);
    }
    return {
      ...frame,
      isFunction: true,
      functionName: named?.name ?? null,
      className: named?.className ?? null,
      parameters,
    };
  }

  /** The name that the function beginning behind `index` is given: `name:`, `name =`, `X.prototype.name =`. */
  private nameBefore(index: number): { name: string; className: string | null } | null {
    const sign = this.tokens[index - 1];
    const name = this.tokens[index - 2];
    if (name?.kind !== 'word' || (sign?.text !== ':' && sign?.text !== '=')) return null;
    if (sign.text === ':' || this.tokens[index - 3]?.text !== '.') {
      const isClass = sign.text === '=' && this.tokens[index - 3]?.kind === 'keyword';
      return { name: name.text, className: isClass ? capital(name.text) : null };
    }
    const path = this.pathEndingAt(index - 4).filter((part) => part !== 'prototype');
    return { name: name.text, className: path[0] === 'this' ? null : (path.at(-1) ?? null) };
  }

  /** The class whose members stand in the braces that open at `index`, or null. */
  private classBefore(index: number): string | null {
    const { tokens } = this;
    for (let at = index - 1; at >= Math.max(0, index - 6); at--) {
      const token = tokens[at];
      if (token?.kind === 'punctuator' && token.text !== '.') break;
      if (token?.text === 'class' && token.kind === 'keyword') {
        const name = tokens[at + 1];
        return name?.kind === 'word' ? name.text : null;
      }
    }
    let sign = index - 1;
    if (tokens[sign]?.text === ',' || tokens[sign]?.text === '(') {
      const call = this.open.at(-2);
      if (call?.bracket !== '(') return null;
      const callee = this.pathEndingAt(call.index - 1);
      if (!/^(?:extendsObject|extend|assign|create)$/.test(callee.at(-1) ?? '')) return null;
      sign = call.index - 1 - (callee.length * 2 - 1);
    }
    if (tokens[sign]?.text !== '=') return null;
    const path = this.pathEndingAt(sign - 1);
    if (path.at(-1) === 'prototype') return path.at(-2) ?? null;
    return path.length === 1 ? capital(path[0] ?? '') : null;
  }

  /** The dotted path whose last word stands at `index`. */
  private pathEndingAt(index: number): readonly string[] {
    const path: string[] = [];
    for (let at = index; ; at -= 2) {
      const word = this.tokens[at];
      if (word?.kind !== 'word' && word?.text !== 'this') return path;
      path.unshift(word.text);
      if (this.tokens[at - 1]?.text !== '.') return path;
    }
  }

  private assignment(index: number): void {
    const { tokens } = this;
    const name = tokens[index - 1];
    const next = tokens[index + 1];
    if (name?.kind !== 'word' || next === undefined) return;
    // `==`, `===`, `<=` come as single characters.
    if (next.text === '=' && next.start === (tokens[index]?.end ?? -1)) return;
    const dot = tokens[index - 2]?.text === '.';
    const isField = dot && tokens[index - 3]?.text === 'this';
    if (dot && !isField) return;
    this.give(name.text, isField, index + 1);
  }

  /** `name: new X()` among the members of a class is a field. */
  private property(index: number): void {
    const name = this.tokens[index - 1];
    const before = this.tokens[index - 2];
    if (name?.kind !== 'word' || this.frame.className === null || this.frame.isFunction) return;
    if (before?.text !== ',' && before?.text !== '{') return;
    this.give(name.text, true, index + 1);
  }

  private give(name: string, isField: boolean, value: number): void {
    const given: GivenValue = { name, isField, frame: this.frame, value };
    const known = this.given.get(name);
    if (known === undefined) this.given.set(name, [given]);
    else known.push(given);
  }

  private declare(index: number): void {
    const name = this.tokens[index + 1];
    if (name?.kind === 'word') this.declaringFrame().declared.add(name.text);
  }

  /** The second and later names of `var a = 1, b = 2`. */
  private declarator(index: number): void {
    const name = this.tokens[index + 1];
    const sign = this.tokens[index + 2]?.text;
    if (name?.kind !== 'word' || (sign !== '=' && sign !== ',' && sign !== ';')) return;
    for (let at = index - 1; at >= Math.max(0, index - 60); at--) {
      const token = this.tokens[at];
      if (token?.kind === 'keyword' && DECLARING.has(token.text)) {
        this.declaringFrame().declared.add(name.text);
        return;
      }
      if (token?.text === ';' || token?.text === '{' || token?.text === '}') return;
    }
  }

  private declaringFrame(): Frame {
    let { frame } = this;
    while (!frame.isFunction && frame.parent !== null) frame = frame.parent;
    return frame;
  }
}

function capital(name: string): string | null {
  return /^\p{Lu}/u.test(name) ? name : null;
}
