import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suggestAnswerSchema, type SuggestAnswer } from '../../../domain/index.js';
import { openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';

let demo: DemoPredictor;

beforeAll(async () => {
  demo = await openDemoPredictor();
});

afterAll(async () => {
  await demo.close();
});

function membersOf({ suggestions }: SuggestAnswer): readonly (string | null)[] {
  return suggestions.map(({ member }) => member);
}

interface MemberRow {
  readonly receiver: string;
  readonly codeBefore: string;
  readonly codeAfter?: string;
  readonly scope: string;
  readonly table?: string;
  readonly api: string;
  readonly offered: readonly string[];
  readonly hidden: readonly string[];
}

const CLIENT_CLASS = [
  'var RatingClient = Class.create();',
  'RatingClient.prototype = Object.extendsObject(x_acme_core.HttpClient, {',
  '    initialize: function () {',
  '        this.dates = new x_acme_core.DateMath();',
  '    },',
  '    load: function (vendorId) {',
  '        return ',
].join('\n');
const CLIENT_CLASS_END = [
  ';',
  '    },',
  '    _path: function (vendorId) {',
  "        return '/ratings/' + vendorId;",
  '    },',
  "    type: 'RatingClient'",
  '});',
  '',
].join('\n');

const ROWS: readonly MemberRow[] = [
  {
    receiver: 'a variable',
    codeBefore: 'var finder = new SlotFinder({});\nfinder.',
    scope: 'x_acme_fsm',
    api: 'x_acme_fsm.SlotFinder',
    offered: ['nextSlots', 'book', 'release'],
    hidden: ['initialize', 'type', '_earliest', '_onHoliday'],
  },
  {
    receiver: 'a variable of another scope',
    codeBefore: 'var dm = new x_acme_core.DateMath();\nif (dm.',
    codeAfter: ')',
    scope: 'x_acme_hr',
    api: 'x_acme_core.DateMath',
    offered: ['isHoliday', 'addBusinessDays', 'endOfMonth'],
    hidden: ['toIso', 'parse', '_copy', 'initialize'],
  },
  {
    receiver: 'a new object',
    codeBefore: 'var open = new InvoiceUtil().',
    scope: 'x_acme_billing',
    api: 'x_acme_billing.InvoiceUtil',
    offered: ['openInvoices', 'totalOf', 'markPaid', 'isOverdue'],
    hidden: ['initialize', 'type'],
  },
  {
    receiver: 'a new object with arguments over lines',
    codeBefore: "var text = new x_acme_core.ConfigReader(\n  'acme.hr'\n).",
    scope: 'x_acme_hr',
    api: 'x_acme_core.ConfigReader',
    offered: ['getString', 'getNumber', 'getList', 'isEnabled', 'snapshot'],
    hidden: ['_rows'],
  },
  {
    receiver: 'a class with statics',
    codeBefore: 'var iso = x_acme_core.DateMath.',
    scope: 'x_acme_fsm',
    api: 'x_acme_core.DateMath',
    offered: ['toIso', 'parse'],
    hidden: ['isHoliday', 'addBusinessDays', '_make'],
  },
  {
    receiver: 'an object literal',
    codeBefore: 'gs.info(x_acme_core.StringTool.',
    codeAfter: ');',
    scope: 'x_acme_integ',
    api: 'x_acme_core.StringTool',
    offered: ['slug', 'truncate', 'maskEmail', 'padLeft', 'toTitle'],
    hidden: [],
  },
  {
    receiver: 'a wrapper, with the members that it inherits',
    codeBefore: 'var numbering = new WorkOrderNumbering();\nnumbering.',
    scope: 'x_acme_fsm',
    api: 'x_acme_fsm.WorkOrderNumbering',
    offered: ['nextNumber', 'prefixFor', 'taskNumber'],
    hidden: [],
  },
  {
    receiver: 'a global class from an application, with inherited members',
    codeBefore: 'var utils = new global.IncidentUtils();\nutils.',
    scope: 'x_acme_vrm',
    api: 'global.IncidentUtils',
    offered: ['resolve', 'reopen', 'calculatePriority', 'summaryText'],
    hidden: ['_keywords', '_resolveChildren', 'isMajor'],
  },
  {
    receiver: 'a class whose chain goes through wrappers of two scopes',
    codeBefore: 'var feed = new ThirdPartyFeed();\nfeed.',
    scope: 'x_acme_vrm',
    api: 'x_acme_vrm.ThirdPartyFeed',
    offered: ['get', 'post', 'setAuth', 'lastStatus'],
    hidden: ['_execute', '_parse'],
  },
  {
    receiver: 'a global class that extends one of an application',
    codeBefore: 'var helper = new ApprovalHelper();\nhelper.',
    scope: 'global',
    api: 'global.ApprovalHelper',
    offered: ['approversFor', 'requestApproval'],
    hidden: [],
  },
  {
    receiver: 'a field of the class being edited',
    codeBefore: `${CLIENT_CLASS}this.dates.`,
    codeAfter: CLIENT_CLASS_END,
    scope: 'x_acme_vrm',
    table: 'sys_script_include',
    api: 'x_acme_core.DateMath',
    offered: ['isHoliday', 'addBusinessDays'],
    hidden: ['toIso', '_copy'],
  },
  {
    receiver: '`this`, with private and inherited members of the class being edited',
    codeBefore: `${CLIENT_CLASS}this.`,
    codeAfter: CLIENT_CLASS_END,
    scope: 'x_acme_vrm',
    table: 'sys_script_include',
    api: 'x_acme_vrm.RatingClient',
    offered: ['load', '_path', 'get', 'post', '_execute'],
    hidden: ['initialize'],
  },
];

describe('a member question', () => {
  it.each(ROWS)(
    'about $receiver offers its members',
    async ({ codeBefore, codeAfter = '', scope, table = 'sys_script', api, offered, hidden }) => {
      const question = { codeBefore, codeAfter, scope, table };
      const answer = suggestAnswerSchema.parse(await demo.ask(question, 100));
      expect(answer.question).toBe('member');
      const members = membersOf(answer);
      expect(members).toEqual(expect.arrayContaining([...offered]));
      expect(members.filter((member) => member !== null && hidden.includes(member))).toEqual([]);
      expect(new Set(members).size).toBe(members.length);
      expect(new Set(answer.suggestions.map((each) => each.api))).toEqual(new Set([api]));
    },
  );

  it.each([
    ["var gr = new GlideRecord('incident');\ngr.", 'sys_script_include', 'addQuery'],
    ["var gr = new GlideRecord('incident');\ngr.", 'sys_script_include', 'query'],
    ['current.', 'sys_script', 'getValue'],
    ['if (current.', 'sys_script', 'setValue'],
    ['previous.', 'sys_script', 'getValue'],
    ['var now = new GlideDateTime();\nnow.', 'sys_script', 'addDaysUTC'],
    ["var ga = new GlideAggregate('task');\nga.", 'sys_script', 'addAggregate'],
    ['gs.', 'sys_script', 'getProperty'],
  ])('in %j of %s offers %s of the platform', async (codeBefore, table, member) => {
    const answer = await demo.ask({ codeBefore, scope: 'x_acme_billing', table }, 200);
    expect(answer.question).toBe('member');
    expect(membersOf(answer)).toContain(member);
    expect(new Set(answer.suggestions.map(({ tier }) => tier))).toEqual(new Set(['platform']));
  });

  it('names the class that an inherited member comes from', async () => {
    const codeBefore = 'var n = new WorkOrderNumbering();\nn.';
    const { suggestions } = await demo.ask({ codeBefore, scope: 'x_acme_fsm' });
    const next = suggestions.find(({ member }) => member === 'nextNumber');
    expect(next?.definedAt?.script).toBe('WorkOrderNumberingSNC');
    expect(next?.evidence.map(({ text }) => text)).toContain(
      'Inherited from x_acme_fsm.WorkOrderNumberingSNC',
    );
  });

  it.each([
    ['var dm = new x_acme_core.DateMath();\ndm.isHol', 'isHoliday'],
    ['var dm = new x_acme_core.DateMath();\ndm.humanD', 'humanDuration'],
    ['x_acme_core.StringTool.mask', 'maskEmail'],
    ["var gr = new GlideRecord('incident');\ngr.addEnc", 'addEncodedQuery'],
  ])('in %j puts %s first', async (codeBefore, member) => {
    const answer = await demo.ask({ codeBefore, scope: 'x_acme_hr' });
    expect(membersOf(answer)[0]).toBe(member);
  });

  it('puts the member first that callers use in such surroundings', async () => {
    const codeBefore = [
      '(function executeRule(current, previous) {',
      "    var customer = current.getValue('customer');",
      '    var util = new x_acme_billing.InvoiceUtil();',
      '    var openInvoices = util.',
    ].join('\n');
    const answer = await demo.ask({ codeBefore, scope: 'x_acme_integ', table: 'sys_script' });
    expect(membersOf(answer)[0]).toBe('openInvoices');
  });

  it('lists all offered members in its first row', async () => {
    const codeBefore = 'var finder = new SlotFinder({});\nfinder.';
    const { suggestions } = await demo.ask({ codeBefore, scope: 'x_acme_fsm' });
    expect(suggestions[0]?.members.map(({ name }) => name)).toEqual(
      suggestions.map(({ member }) => member),
    );
  });

  it.each(['somethingUnknown.', 'var x = 1;\nx.', 'new NoSuchClass().', 'readAll().'])(
    'about an unknown receiver, %j, offers nothing',
    async (codeBefore) => {
      const answer = await demo.ask({ codeBefore, scope: 'x_acme_hr' });
      expect(answer).toMatchObject({ question: 'member', suggestions: [], degraded: [] });
    },
  );
});
