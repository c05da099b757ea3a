/**
 * The records of an instance of any size, made from a seed: for measuring speed, never accuracy.
 * Proportions follow what real instances show: median script 51 lines, 4 methods a class, few callers an API, 35 % of calls across scopes.
 */
import {
  createDemoData,
  deriveSysId,
  GLOBAL_SCOPE_ID,
  type DemoData,
  type DemoRow,
} from '../connector/demo-instance/index.js';
import { seededRandom } from '../models/index.js';

export interface GeneratedInstance {
  readonly data: DemoData;
  /** Positions to ask at: a script's text cut before a call. */
  readonly questions: readonly GeneratedQuestion[];
}

export interface GeneratedQuestion {
  readonly codeBefore: string;
  readonly codeAfter: string;
  readonly scope: string;
  readonly table: string;
  readonly script: string;
}

interface GeneratedApi {
  readonly scope: string;
  readonly name: string;
  readonly methods: readonly string[];
}

const SCOPES = 12;
const SCRIPT_INCLUDE_SHARE = 0.4;
const CROSS_SCOPE_SHARE = 0.35;
const QUESTIONS = 400;

const NOUNS =
  'Invoice Ledger Vendor Asset Ticket Contract Shipment Employee Policy Survey Route Device License Budget Payment Order Stock Risk Change Incident Problem Group User Catalog Approval Task Template Document Calendar Schedule Report Metric Portal Session Token Queue Message Event Rule Field Record Form Query Site Region Team Skill Part Price Quote Refund Claim Audit'.split(
    ' ',
  );
const ROLES =
  'Util Helper Service Builder Finder Mapper Parser Router Validator Scorer Tracker Loader Exporter Planner Matcher Notifier Resolver Calculator Handler Registry'.split(
    ' ',
  );
const VERBS =
  'get find load build send create close open merge copy count check apply resolve assign escalate convert format archive refresh'.split(
    ' ',
  );

/** `scripts` records in all, over 12 scopes. The same seed gives the same rows. */
export function generateInstance(scripts: number, seed = 1): GeneratedInstance {
  const random = seededRandom(seed);
  const data = createDemoData();
  const scopes = Array.from({ length: SCOPES }, (_, index) =>
    index === 0 ? 'global' : `x_gen_${String(index)}`,
  );
  const scopeIds = new Map(
    scopes.map((scope) => [
      scope,
      scope === 'global' ? GLOBAL_SCOPE_ID : data.addApplication({ scope, name: scope }),
    ]),
  );
  const apis = makeApis(Math.round(scripts * SCRIPT_INCLUDE_SHARE), scopes, random);
  const byScope = new Map(
    scopes.map((scope) => [scope, apis.filter((api) => api.scope === scope)]),
  );
  const rowOf = (
    table: string,
    name: string,
    scope: string,
    index: number,
    extra: DemoRow,
  ): DemoRow => ({
    sys_id: deriveSysId(scope, table, name),
    name,
    active: 'true',
    sys_scope: scopeIds.get(scope) ?? GLOBAL_SCOPE_ID,
    sys_package: scopeIds.get(scope) ?? GLOBAL_SCOPE_ID,
    sys_class_name: table,
    sys_policy: '',
    sys_updated_on: timeOf(index),
    sys_updated_by: 'generator',
    sys_mod_count: '1',
    ...extra,
  });
  data.load(
    'sys_script_include',
    apis.map((api, index) =>
      rowOf('sys_script_include', api.name, api.scope, index, {
        api_name: `${api.scope}.${api.name}`,
        script: classText(api, byScope, apis, random),
        description: random() < 0.33 ? `Works on ${words(api.name)} records.` : '',
        access: random() < 0.9 ? 'public' : 'package_private',
        caller_access: '',
        client_callable: 'false',
      }),
    ),
  );
  const questions: GeneratedQuestion[] = [];
  const rules = Array.from({ length: scripts - apis.length }, (_, offset) => {
    const scope = pick(scopes, random);
    const name = `Rule ${String(offset)}`;
    const body = callingBody(scope, byScope, apis, random);
    if (questions.length < QUESTIONS) questions.push(questionIn(body, scope, name));
    return rowOf('sys_script', name, scope, apis.length + offset, {
      script: ruleText(body),
      collection: tableName(pick(NOUNS, random)),
      when: 'before',
    });
  });
  data.load('sys_script', rules);
  return { data, questions };
}

const RULE_HEAD = '(function executeRule(current, previous /*null when async*/) {\n';
const RULE_TAIL = '\n})(current, previous);\n';

function ruleText(body: readonly string[]): string {
  return `${RULE_HEAD}${body.join('\n')}${RULE_TAIL}`;
}

function questionIn(body: readonly string[], scope: string, script: string): GeneratedQuestion {
  const cut = Math.floor(body.length / 2);
  return {
    codeBefore: `${RULE_HEAD}${body.slice(0, cut).join('\n')}\n    `,
    codeAfter: `\n${body.slice(cut + 1).join('\n')}${RULE_TAIL}`,
    scope,
    table: 'sys_script',
    script,
  };
}

function makeApis(
  count: number,
  scopes: readonly string[],
  random: () => number,
): readonly GeneratedApi[] {
  const seen = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const scope = pick(scopes, random);
    const plain = `${pick(NOUNS, random)}${pick(NOUNS, random)}${pick(ROLES, random)}`;
    const name = seen.has(`${scope}.${plain}`) ? `${plain}${String(index)}` : plain;
    seen.add(`${scope}.${name}`);
    const methods = Array.from(
      { length: 2 + Math.floor(random() * 6) },
      () => `${random() < 0.25 ? '_' : ''}${pick(VERBS, random)}${pick(NOUNS, random)}`,
    );
    return { scope, name, methods: [...new Set(methods)] };
  });
}

function classText(
  api: GeneratedApi,
  byScope: ReadonlyMap<string, readonly GeneratedApi[]>,
  apis: readonly GeneratedApi[],
  random: () => number,
): string {
  const methods = api.methods.map((method) => {
    const body = random() < 0.3 ? callingBody(api.scope, byScope, apis, random) : queryBody(random);
    const comment = random() < 0.16 ? `    /** ${words(method)} of the record. */\n` : '';
    return `${comment}    ${method}: function (record, options) {\n${body.map((line) => `    ${line}`).join('\n')}\n        return record;\n    },`;
  });
  return `var ${api.name} = Class.create();\n${api.name}.prototype = {\n    initialize: function () {\n    },\n${methods.join('\n\n')}\n\n    type: '${api.name}'\n};\n`;
}

function callingBody(
  scope: string,
  byScope: ReadonlyMap<string, readonly GeneratedApi[]>,
  apis: readonly GeneratedApi[],
  random: () => number,
): readonly string[] {
  const calls = 1 + Math.floor(random() * 2);
  return Array.from({ length: calls }, () => {
    const own = byScope.get(scope) ?? [];
    const pool = random() < CROSS_SCOPE_SHARE || own.length === 0 ? apis : own;
    // Squaring makes a few APIs popular and most of them rare.
    const api = pool[Math.floor(random() ** 2 * pool.length)];
    if (api === undefined) return queryBody(random);
    const method = api.methods.find((name) => !name.startsWith('_')) ?? 'process';
    const qualified = api.scope === scope ? api.name : `${api.scope}.${api.name}`;
    const variable = api.name.charAt(0).toLowerCase() + api.name.slice(1);
    return [
      ...queryBody(random),
      `    var ${variable} = new ${qualified}();`,
      `    var outcome = ${variable}.${method}(current, { ${pick(NOUNS, random).toLowerCase()}: true });`,
      `    if (!outcome) gs.info('${words(method)} gave nothing');`,
    ];
  }).flat();
}

function queryBody(random: () => number): readonly string[] {
  const table = tableName(pick(NOUNS, random));
  const field = pick(NOUNS, random).toLowerCase();
  return [
    `    var gr = new GlideRecord('${table}');`,
    `    gr.addQuery('${field}', current.getValue('${field}'));`,
    `    gr.addQuery('active', true);`,
    '    gr.query();',
    '    while (gr.next()) {',
    `        gr.setValue('${pick(NOUNS, random).toLowerCase()}', ${String(Math.floor(random() * 100))});`,
    '        gr.update();',
    '    }',
  ];
}

function tableName(noun: string): string {
  return `x_gen_${noun.toLowerCase()}`;
}

function words(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace('_', '')
    .toLowerCase();
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function timeOf(index: number): string {
  const time = new Date(Date.UTC(2024, 0, 1) + index * 1_000);
  return time.toISOString().slice(0, 19).replace('T', ' ');
}
