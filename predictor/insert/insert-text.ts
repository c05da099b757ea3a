/** What is inserted in the place of the identifier under the cursor: it fits what is typed already on both sides. */
import type { CursorContext } from '../../analysis/index.js';
import type { ApiSurface, Member } from '../../domain/index.js';
import { escapeSnippet, SnippetArguments, type SnippetParameter } from './snippet.js';

export interface InsertPlace {
  readonly cursor: Pick<CursorContext, 'afterNew' | 'qualifier'>;
  readonly codeBefore: string;
  readonly codeAfter: string;
  /** Scope of the code that is edited. */
  readonly scope: string;
  /** Client code reaches the API through GlideAjax. */
  readonly isClient: boolean;
  /** A variable at hand that holds an instance of the API, or null. */
  readonly variable: string | null;
}

/** A Script Include with its best member: `new X(${1:id}).m(${2:day})`, `util.m()`, `x_scope.X.m()`, `fn(${1:a})`. */
export function apiInsertText(
  surface: Pick<ApiSurface, 'name' | 'scope' | 'style' | 'members'>,
  member: Pick<Member, 'name' | 'kind' | 'isStatic' | 'parameters'> | null,
  place: InsertPlace,
): string {
  const name = escapeSnippet(nameFrom(surface, place));
  const isCallFollowing = callFollows(place.codeAfter);
  // A namespace before the dot is what the author wants to have, even where GlideAjax is the way.
  if (place.isClient) return place.cursor.qualifier === null ? ajaxCall(name, place) : name;
  const constructor = surface.members.find(({ kind }) => kind === 'constructor');
  const placeholders = new SnippetArguments();
  const call = (parameters: readonly SnippetParameter[]): string => placeholders.list(parameters);
  if (surface.style === 'function' && member === null) {
    return isCallFollowing ? name : `${name}${call(constructor?.parameters ?? [])}`;
  }
  if (member !== null && isStaticUse(surface, member)) {
    if (place.cursor.afterNew) return name;
    return `${name}.${memberText(member, isCallFollowing, call)}`;
  }
  if (isObject(surface)) return name;
  if (place.variable !== null && member !== null && !isNewWanted(place)) {
    return `${escapeSnippet(place.variable)}.${memberText(member, isCallFollowing, call)}`;
  }
  const start = place.cursor.afterNew ? name : `new ${name}`;
  if (member === null || (place.cursor.afterNew && isCallFollowing) || isKept(place)) {
    return isCallFollowing ? start : `${start}${call(constructor?.parameters ?? [])}`;
  }
  const created = `${start}${call(constructor?.parameters ?? [])}`;
  return `${created}.${memberText(member, isCallFollowing, call)}`;
}

/** A member after `receiver.`: `m(${1:day})`; its parentheses are not doubled. */
export function memberInsertText(
  member: {
    readonly name: string;
    readonly kind: Member['kind'];
    readonly parameters: readonly SnippetParameter[];
  },
  codeAfter: string,
): string {
  const placeholders = new SnippetArguments();
  return memberText(member, callFollows(codeAfter), (parameters) => placeholders.list(parameters));
}

function memberText(
  {
    name,
    kind,
    parameters,
  }: { name: string; kind: Member['kind']; parameters: readonly SnippetParameter[] },
  isCallFollowing: boolean,
  call: (parameters: readonly SnippetParameter[]) => string,
): string {
  const text = escapeSnippet(name);
  return kind === 'property' || isCallFollowing ? text : `${text}${call(parameters)}`;
}

/** Bare in the own scope; else with the scope, unless it is typed already. */
function nameFrom(
  { name, scope }: Pick<ApiSurface, 'name' | 'scope'>,
  { cursor, scope: callerScope, isClient }: InsertPlace,
): string {
  if (cursor.qualifier !== null) return name;
  if (isClient) return scope === 'global' ? name : `${scope}.${name}`;
  return scope === callerScope ? name : `${scope}.${name}`;
}

function ajaxCall(name: string, { cursor }: InsertPlace): string {
  return `${cursor.afterNew ? '' : 'new '}GlideAjax('${name}')`;
}

function isStaticUse(
  surface: Pick<ApiSurface, 'style'>,
  member: Pick<Member, 'isStatic'>,
): boolean {
  return member.isStatic || isObject(surface);
}

function isObject({ style }: Pick<ApiSurface, 'style'>): boolean {
  return style === 'object-literal' || style === 'iife';
}

/** Whether the identifier under the cursor is called already: parentheses follow it. */
function callFollows(codeAfter: string): boolean {
  return /^[\p{L}\p{N}_$]*[ \t]*\(/u.test(codeAfter);
}

/** `new` or a namespace is typed already, or the object itself goes to another variable. */
function isNewWanted(place: InsertPlace): boolean {
  return place.cursor.afterNew || place.cursor.qualifier !== null || isKept(place);
}

/** Whether the object is given to a variable that later code calls members of: then it is the object that is wanted. */
function isKept({ codeBefore, codeAfter }: InsertPlace): boolean {
  const line = codeBefore.slice(codeBefore.lastIndexOf('\n') + 1);
  const assigned =
    /(?:^|[^\p{L}\p{N}_$.])((?:this\.)?[\p{L}_$][\p{L}\p{N}_$]*)\s*=\s*(?:new\s+)?[\p{L}\p{N}_$.]*$/u.exec(
      line,
    );
  const name = assigned?.[1];
  return name !== undefined && codeAfter.includes(`${name}.`);
}
