/**
 * Names of JavaScript, TypeScript and Java. A brace belongs to a class where the words before it say so; directly in
 * a class, `name(...) {` defines a method, elsewhere `name(` calls.
 */
import { braceTokens, closingParentheses, type BraceToken } from './brace-tokens.js';
import type { CallAt, CodeNames, NamedAt } from './code-names.js';
import type { Language } from './language.js';

/** What a brace or parenthesis holds; `signatures` stands for interfaces and type literals, which run nothing. */
type Frame = 'class' | 'signatures' | 'other';

const MODIFIERS = new Set(
  'public private protected static async get set override readonly abstract accessor final native synchronized default strictfp'.split(
    ' ',
  ),
);
/** A call in a class follows one of these; anything else before it on the line declares. */
const CONTINUES = new Set('= ( , . ? : & | + - / < ! => ['.split(' '));
/** Words that a call may follow in Java; any other word there is the type of what is declared. */
const JAVA_BEFORE_CALL = new Set(
  'return throw new else do case yield assert instanceof'.split(' '),
);
const JAVA_TYPES = new Set(['class', 'interface', 'enum', 'record']);
const SCRIPT_TYPES = new Set(['class', 'interface', 'enum', 'type']);
const VARIABLES = new Set(['const', 'let', 'var']);
const GENERIC_TOKENS = 40;

export function braceNames(code: string, language: Exclude<Language, 'py'>): CodeNames {
  return new BraceReader(braceTokens(code), language === 'java').read();
}

class BraceReader {
  readonly #closing: ReadonlyMap<number, number>;
  readonly #frames: Frame[] = [];
  #next: Frame = 'other';
  readonly #definitions: NamedAt[] = [];
  readonly #calls: CallAt[] = [];
  readonly #types = new Set<string>();
  readonly #typeOffsets = new Set<number>();

  constructor(
    readonly tokens: readonly BraceToken[],
    readonly java: boolean,
  ) {
    this.#closing = closingParentheses(tokens);
  }

  read(): CodeNames {
    this.tokens.forEach((token, at) => {
      if (token.isWord) this.#word(token, at);
      else this.#mark(token.text);
    });
    // A constructor has its class's name and is no second definition of it.
    const definitions = this.#definitions.filter(
      ({ name, offset }) => !this.java || !this.#types.has(name) || this.#typeOffsets.has(offset),
    );
    return { definitions, calls: this.#calls };
  }

  #mark(text: string): void {
    if (text === '{') {
      this.#frames.push(this.#next);
      this.#next = 'other';
    } else if (text === '(' || text === '[') {
      this.#frames.push('other');
    } else if (text === '}' || text === ')' || text === ']') {
      this.#frames.pop();
      if (text === '}') this.#next = 'other';
    } else if (text === ';') {
      this.#next = 'other';
    }
  }

  #word(token: BraceToken, at: number): void {
    if (this.#introducesType(token, at) || this.#typeOffsets.has(token.offset)) return;
    if (this.#isTopLevelVariable(at)) this.#define(token);
    const opening = this.#openingAfter(at);
    if (opening === null) return;
    const after = this.tokens[(this.#closing.get(opening) ?? this.tokens.length) + 1];
    if (this.#isFunctionName(at)) {
      if (this.#isStatement(at) && this.#hasBody(opening)) this.#define(token);
      return;
    }
    if (this.#declares(token, at, after)) {
      if (this.#hasBody(opening)) this.#define(token);
      return;
    }
    const { kind, begins } = this.#called(at);
    if (this.#frames.at(-1) === 'signatures' || this.#isLiteralMethod(at, kind, after)) return;
    if (this.java && this.#text(at - 1) === '@') return;
    this.#calls.push({ name: token.text, offset: token.offset, kind, begins });
  }

  /** `class Name`, `type Name =`: keeps the name and what the next brace will hold. */
  #introducesType({ text }: BraceToken, at: number): boolean {
    if (!(this.java ? JAVA_TYPES : SCRIPT_TYPES).has(text) || this.#text(at - 1) === '.')
      return false;
    const name = this.tokens[at + 1];
    if (name === undefined) return false;
    if (text === 'class' && name.text === '{') this.#next = 'class';
    if (!name.isWord || (text === 'record' && !['(', '<'].includes(this.#text(at + 2))))
      return false;
    if (text === 'type' && !['=', '<'].includes(this.#text(at + 2))) return false;
    if (name.text === 'extends' || name.text === 'implements') {
      this.#next = 'class';
      return true;
    }
    this.#define(name);
    this.#types.add(name.text);
    this.#typeOffsets.add(name.offset);
    const onlySignatures = text === 'type' || (text === 'interface' && !this.java);
    this.#next = onlySignatures ? 'signatures' : 'class';
    return true;
  }

  #isTopLevelVariable(at: number): boolean {
    if (this.java || this.#frames.length > 0 || !VARIABLES.has(this.#text(at - 1))) return false;
    return ['=', ':'].includes(this.#text(at + 1));
  }

  /** The place of the parenthesis behind the word, type arguments between them passed over; null for none. */
  #openingAfter(at: number): number | null {
    if (this.#text(at + 1) === '(') return at + 1;
    const word = this.tokens[at];
    const angle = this.tokens[at + 1];
    if (word === undefined || angle?.text !== '<') return null;
    if (angle.offset !== word.offset + word.text.length) return null;
    let depth = 0;
    for (let place = at + 1; place < at + GENERIC_TOKENS; place += 1) {
      const text = this.#text(place);
      if (text === '<') depth += 1;
      // The arrow of a function's type closes nothing.
      else if (text === '>' && this.#text(place - 1) !== '=') depth -= 1;
      else if (['{', '}', ';', ''].includes(text)) return null;
      if (depth === 0) return this.#text(place + 1) === '(' ? place + 1 : null;
    }
    return null;
  }

  #isFunctionName(at: number): boolean {
    const previous = this.#text(at - 1);
    return previous === 'function' || (previous === '*' && this.#text(at - 2) === 'function');
  }

  /** Not an expression, whose name nobody outside can call. */
  #isStatement(at: number): boolean {
    let place = at - 1;
    while (['*', 'function', 'async'].includes(this.#text(place))) place -= 1;
    const previous = this.#text(place);
    return !CONTINUES.has(previous) && !['return', '>', 'new', 'typeof'].includes(previous);
  }

  #declares(token: BraceToken, at: number, after: BraceToken | undefined): boolean {
    const before = this.tokens[at - 1];
    const previous = before?.text ?? '';
    if (this.#frames.at(-1) !== 'class') return false;
    if (MODIFIERS.has(previous) || ['{', '}', ';', '*', '#', ''].includes(previous)) {
      return !this.java || after?.text === '{' || after?.text === 'throws';
    }
    if (this.java) {
      return (
        (before?.isWord === true && !JAVA_BEFORE_CALL.has(previous)) || '>]'.includes(previous)
      );
    }
    return token.opensLine && !CONTINUES.has(previous);
  }

  /** Whether a declaration's body follows its parameters, or, in Java, may follow in another class. */
  #hasBody(opening: number): boolean {
    if (this.java) return true;
    for (let place = (this.#closing.get(opening) ?? Infinity) + 1; place < this.tokens.length;) {
      const text = this.#text(place);
      if (text === '{') return true;
      if (text === ';' || text === '}') return false;
      place += 1;
    }
    return false;
  }

  /** `{ name() {...} }`, `{ name(): Type {...} }`. */
  #isLiteralMethod(at: number, kind: CallAt['kind'], after: BraceToken | undefined): boolean {
    const precedesClass = this.#next === 'class';
    if (kind !== 'new' && after?.text === '{' && !precedesClass) return true;
    const previous = this.#text(at - 1);
    return after?.text === ':' && (['{', ','].includes(previous) || MODIFIERS.has(previous));
  }

  #called(at: number): Pick<CallAt, 'kind' | 'begins'> {
    let place = at;
    while (this.#text(place - 1) === '.' && this.tokens[place - 2]?.isWord === true) place -= 2;
    const begins = this.#text(place - 1) === '.' ? null : this.#text(place);
    if (this.#text(place - 1) === 'new') return { kind: 'new', begins };
    return { kind: this.#text(at - 1) === '.' ? 'attribute' : 'name', begins };
  }

  #define({ text, offset }: BraceToken): void {
    if (text !== 'constructor') this.#definitions.push({ name: text, offset });
  }

  #text(at: number): string {
    return this.tokens[at]?.text ?? '';
  }
}
