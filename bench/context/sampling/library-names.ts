/**
 * Names of each language's own library. A call of `push` or `items` seldom means the one method of that name that a
 * repository defines, and without types nobody can tell: such calls are not sampled.
 */
import type { Language } from './language.js';

/** The builtins of Python 3.12 and the methods of its basic types, of four letters and more. */
const PYTHON = `
BaseException BaseExceptionGroup Ellipsis Exception ExceptionGroup False GeneratorExit
KeyboardInterrupt None NotImplemented StopAsyncIteration StopIteration SystemExit True
add_note aiter anext append args as_integer_ratio ascii bit_count bit_length bool breakpoint
buffer bytearray bytes callable capitalize casefold center classmethod clear close closed
compile complex conjugate copy copyright count credits decode delattr denominator detach dict
difference difference_update discard divmod encode encoding endswith enumerate errors eval
exec exit expandtabs extend fileno filter find float flush format format_map from_bytes
fromhex fromkeys frozenset getattr gi_code gi_frame gi_running gi_suspended gi_yieldfrom
globals hasattr hash help imag index input insert intersection intersection_update is_integer
isalnum isalpha isascii isatty isdecimal isdigit isdisjoint isidentifier isinstance islower
isnumeric isprintable isspace issubclass issubset issuperset istitle isupper items iter join
keys license line_buffering list ljust locals lower lstrip maketrans memoryview mode name
newlines next numerator object open partition peek popitem print property quit range read
read1 readable readinto readinto1 readline readlines real reconfigure remove removeprefix
removesuffix replace repr reverse reversed rfind rindex rjust round rpartition rsplit rstrip
seek seekable send setattr setdefault slice sort sorted split splitlines startswith
staticmethod strip super swapcase symmetric_difference symmetric_difference_update tell throw
title to_bytes translate truncate tuple type union update upper values vars with_traceback
writable write write_through writelines zfill`;

/** What java.lang, java.util and java.io are called by most. */
const JAVA = `
toString equals hashCode getClass notify notifyAll wait clone finalize compareTo compare charAt
substring indexOf lastIndexOf contains startsWith endsWith trim strip split replace replaceAll
toLowerCase toUpperCase isEmpty isBlank format join repeat valueOf parseInt intValue longValue
length size append insert reverse push peek poll offer take remove removeAll addAll clear
containsKey containsValue getOrDefault putIfAbsent computeIfAbsent computeIfPresent merge putAll
keySet values entrySet getKey getValue iterator hasNext next stream filter collect forEach
flatMap reduce anyMatch allMatch noneMatch findFirst findAny orElse orElseGet orElseThrow
isPresent ifPresent distinct sorted limit skip toList toArray listOf copyOf asList accept apply
test supplyAsync thenApply thenAccept close flush read write readLine println print printf
start sleep interrupt join submit execute invoke getMessage getCause printStackTrace getName
getSimpleName getResource getResourceAsStream name ordinal String Object List ArrayList HashMap
HashSet Thread Exception RuntimeException IllegalArgumentException IllegalStateException`;

const GLOBALS = Object.getOwnPropertyNames(globalThis);
const SCRIPT: ReadonlySet<string> = new Set([...GLOBALS, ...GLOBALS.flatMap(memberNames)]);

const NAMES: Readonly<Record<Language, ReadonlySet<string>>> = {
  py: new Set(PYTHON.trim().split(/\s+/)),
  java: new Set(JAVA.trim().split(/\s+/)),
  ts: SCRIPT,
  js: SCRIPT,
};

export function isLibraryName(name: string, language: Language): boolean {
  return NAMES[language].has(name);
}

/** The members of a global of this runtime, and of what it constructs. */
function memberNames(global: string): readonly string[] {
  const value: unknown = Reflect.get(globalThis, global);
  if (typeof value !== 'function' && typeof value !== 'object') return [];
  if (value === null || value === globalThis) return [];
  const prototype: unknown = Reflect.get(value, 'prototype');
  const inherited =
    typeof prototype === 'object' && prototype !== null
      ? Object.getOwnPropertyNames(prototype)
      : [];
  return [...Object.getOwnPropertyNames(value), ...inherited];
}
