/** The sample scopes read like a company's code: sizes, styles and habits stay near what real instances show. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  demoScopes,
  SAMPLE_SCOPES_FOLDER,
  type DemoScope,
  type DemoScript,
} from '../../../connector/demo-instance/index.js';
import { nearDuplicateFamilies } from '../../../dataset-builder/index.js';

let scopes: readonly DemoScope[];
let scripts: readonly DemoScript[];
let includes: readonly DemoScript[];
/** Script Includes whose text an instance shows. */
let readable: readonly DemoScript[];
let callers: readonly DemoScript[];

beforeAll(async () => {
  scopes = await demoScopes();
  scripts = scopes.flatMap((scope) => scope.scripts);
  includes = scripts.filter((script) => script.table === 'sys_script_include');
  readable = includes.filter((script) => script.source !== '');
  callers = scripts.filter((script) => script.table !== 'sys_script_include');
});

const share = <Item>(items: readonly Item[], test: (item: Item) => boolean): number =>
  items.filter(test).length / items.length;
const apiName = (script: DemoScript): string => `${script.scope}.${script.name}`;
const lineCount = (script: DemoScript): number => script.source.split('\n').length;

/** Methods with whether JSDoc, or any comment, stands right before them. */
function methods(): { name: string; documented: boolean; commented: boolean }[] {
  return readable.flatMap((script) => {
    const lines = script.source.split(/\r?\n/);
    return lines.flatMap((line, index) => {
      const name = /^\s*(?:[\w$]+\.)*([\w$]+)\s*[:=]\s*function\b/.exec(line)?.[1];
      if (name === undefined) return [];
      const above = lines.slice(0, index);
      const before = above.at(-1)?.trim() ?? '';
      const opening = above.findLast((text) => text.includes('/*')) ?? '';
      const isBlock = before.endsWith('*/');
      return {
        name,
        documented: isBlock && opening.includes('/**'),
        commented: isBlock || before.startsWith('//'),
      };
    });
  });
}

function parses({ source }: DemoScript): boolean {
  try {
    parse(source, { ecmaVersion: 2022, sourceType: 'script', allowReturnOutsideFunction: true });
    return true;
  } catch {
    return false;
  }
}

describe('the sample scopes', () => {
  it('are eight, with the agreed names', () => {
    expect(scopes.map((scope) => scope.scope)).toEqual([
      'global',
      'x_acme_asset',
      'x_acme_billing',
      'x_acme_core',
      'x_acme_fsm',
      'x_acme_hr',
      'x_acme_integ',
      'x_acme_vrm',
    ]);
  });

  it('hold at least 206 Script Includes and 365 calling scripts of many tables', () => {
    expect(includes.length).toBeGreaterThanOrEqual(206);
    expect(callers.length).toBeGreaterThanOrEqual(365);
    expect(new Set(callers.map((script) => script.table)).size).toBeGreaterThanOrEqual(12);
  });

  it('list every file that lies there', () => {
    for (const { scope, scripts: listed } of scopes) {
      const folder = join(SAMPLE_SCOPES_FOLDER, scope, 'scripts');
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
      expect(files.sort()).toEqual(listed.map((script) => script.file).sort());
    }
  });

  it('name files after their records', () => {
    for (const { table, name, file } of scripts) {
      expect(file).toBe(`${table}/${name.replaceAll(/[^A-Za-z0-9._-]/g, '_')}.js`);
    }
  });

  it('share near-duplicate families in fewer than 5 of 100 scripts', () => {
    const texts = scripts.map((script) => ({
      id: `${script.scope}/${script.file}`,
      text: script.source,
    }));
    const shared = nearDuplicateFamilies(texts, { similarity: 0.6 }).flat();
    expect(shared.length / scripts.length, shared.join('\n')).toBeLessThan(0.05);
  });

  it('name privileges and restricted callers of what exists', () => {
    const apis = new Set(includes.map(apiName));
    const names = new Set(scopes.map((scope) => scope.scope));
    for (const scope of scopes) {
      for (const { targetScope, targetName, targetType } of scope.privileges) {
        expect(names).toContain(targetScope);
        if (targetType === 'sys_script_include') {
          expect(apis).toContain(`${targetScope}.${targetName}`);
        }
      }
      for (const { target, callerScope } of scope.restrictedCallers) {
        expect(apis).toContain(target);
        expect(names).toContain(callerScope);
      }
    }
    expect(scopes.flatMap((scope) => scope.privileges).length).toBeGreaterThan(50);
    expect(scopes.flatMap((scope) => scope.restrictedCallers).length).toBeGreaterThan(5);
  });

  it('spread over years, with some records of the very same second', () => {
    const times = scripts.map((script) => script.updatedOn).sort();
    expect(times[0]?.slice(0, 4)).toBe('2021');
    expect(times.at(-1)?.slice(0, 4)).toBe('2026');
    const distinct = new Set(times).size;
    expect(distinct).toBeLessThan(times.length);
    expect(distinct / times.length).toBeGreaterThan(0.9);
  });
});

describe('the sample Script Includes', () => {
  it('are classes made with Class.create, 93 to 99 of 100', () => {
    const classes = share(readable, (script) => script.source.includes('Class.create()'));
    expect(classes).toBeGreaterThanOrEqual(0.93);
    expect(classes).toBeLessThanOrEqual(0.99);
  });

  it.each([
    ['a bare function', 'getSupportGroup', /^function getSupportGroup\(/m],
    ['an object literal', 'StringTool', /^var StringTool = \{/m],
    ['an IIFE', 'DashboardStats', /^var DashboardStats = \(function/m],
    ['an ES6 class', 'AuditScan', /^class AuditScan\b/m],
  ])('hold %s', (_style, name, pattern) => {
    expect(includes.find((script) => script.name === name)?.source).toMatch(pattern);
  });

  it('answer GlideAjax in 14 to 20 of 100, and client scripts call them', () => {
    const ajax = share(readable, ({ source }) => /AbstractAjaxProcessor\s*,/.test(source));
    expect(ajax).toBeGreaterThanOrEqual(0.14);
    expect(ajax).toBeLessThanOrEqual(0.2);
    const clients = callers.filter(({ source }) => source.includes('new GlideAjax('));
    expect(clients.length).toBeGreaterThanOrEqual(15);
  });

  it('hold thin wrappers that have no method of their own', () => {
    const names = new Set(includes.map((script) => script.name));
    const wrappers = readable.filter((script) => names.has(`${script.name}SNC`));
    expect(wrappers.length).toBeGreaterThanOrEqual(6);
    for (const { source, name } of wrappers) {
      expect(source, name).toContain('Object.extendsObject(');
      expect(source, name).not.toMatch(/\b(?!initialize\b)\w+\s*:\s*function\b/);
    }
  });

  it('inherit across scopes', () => {
    const crossing = readable.filter(({ source }) => /extendsObject\(\s*x_acme_\w+\./.test(source));
    expect(crossing.length).toBeGreaterThanOrEqual(3);
  });

  it('are private to their package, protected or restricted here and there', () => {
    const count = (test: (script: DemoScript) => boolean): number => includes.filter(test).length;
    expect(count((script) => script.access === 'package_private')).toBeGreaterThanOrEqual(3);
    expect(count((script) => script.policy === 'protected')).toBeGreaterThanOrEqual(3);
    expect(count((script) => script.callerAccess !== '')).toBeGreaterThanOrEqual(5);
    expect(includes.filter((script) => script.source === '')).toEqual(
      includes.filter((script) => script.policy === 'protected'),
    );
  });

  it('have a median of 35 to 75 lines, and some are long', () => {
    const lengths = readable.map(lineCount).sort((left, right) => left - right);
    const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
    expect(median).toBeGreaterThanOrEqual(35);
    expect(median).toBeLessThanOrEqual(75);
    expect(lengths.at(-1)).toBeGreaterThanOrEqual(350);
    expect(lengths.filter((length) => length <= 20).length).toBeGreaterThanOrEqual(8);
  });

  it('keep a fifth to a third of their methods private, and document few', () => {
    const all = methods();
    const privates = share(all, (method) => method.name.startsWith('_'));
    expect(privates).toBeGreaterThanOrEqual(0.2);
    expect(privates).toBeLessThanOrEqual(0.33);
    const documented = share(all, (method) => method.documented);
    expect(documented).toBeGreaterThanOrEqual(0.12);
    expect(documented).toBeLessThanOrEqual(0.2);
    const commented = share(all, (method) => method.commented);
    expect(commented).toBeGreaterThanOrEqual(0.22);
    expect(commented).toBeLessThanOrEqual(0.34);
    const described = share(includes, (script) => script.description !== '');
    expect(described).toBeGreaterThanOrEqual(0.22);
    expect(described).toBeLessThanOrEqual(0.45);
  });

  it('come in families of similar names', () => {
    const names = new Set(includes.map((script) => script.name));
    const pairs = [...names].filter((name) => names.has(`${name}s`));
    expect(pairs.length).toBeGreaterThanOrEqual(4);
  });

  it('are called by nobody in 4 to 15 of 100', () => {
    const uncalled = share(
      includes,
      (script) =>
        !scripts.some(
          (other) => other !== script && new RegExp(`\\b${script.name}\\b`).test(other.source),
        ),
    );
    expect(uncalled).toBeGreaterThanOrEqual(0.04);
    expect(uncalled).toBeLessThanOrEqual(0.15);
  });
});

describe('the sample scripts', () => {
  it('parse, but for 1 to 3 of 100, calling scripts and Script Includes among them', () => {
    const broken = scripts.filter((script) => !parses(script));
    expect(broken.length / scripts.length).toBeGreaterThanOrEqual(0.01);
    expect(broken.length / scripts.length).toBeLessThanOrEqual(0.03);
    expect(broken.some((script) => callers.includes(script))).toBe(true);
    expect(broken.some((script) => includes.includes(script))).toBe(true);
  });

  it('use let, const or arrows in 2 to 8 of 100', () => {
    const modern = share(scripts, ({ source }) => {
      const code = source.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\/|'[^'\n]*'|"[^"\n]*"/g, '');
      return /\b(?:let|const)\s|=>/.test(code);
    });
    expect(modern).toBeGreaterThanOrEqual(0.02);
    expect(modern).toBeLessThanOrEqual(0.08);
  });

  it('name the scope of what they construct in 30 to 42 of 100', () => {
    const names = new Set(includes.map((script) => script.name));
    const uses = scripts
      .flatMap(({ source }) => [
        ...source.matchAll(/\bnew\s+((?:x_acme_\w+|global)\.)?(\w+)\s*\(/g),
      ])
      .filter((use) => names.has(use[2] ?? ''));
    expect(uses.length).toBeGreaterThan(300);
    const qualified = share(uses, (use) => use[1] !== undefined);
    expect(qualified).toBeGreaterThanOrEqual(0.3);
    expect(qualified).toBeLessThanOrEqual(0.42);
  });
});
