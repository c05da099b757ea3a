import { describe, expect, it } from 'vitest';
import type { DraftExample } from '../../../dataset-builder/build/draft-example.js';
import { syntheticExamples } from '../../../dataset-builder/synthetic/synthetic-examples.js';
import { sysIdOf } from '../../sync/records.js';
import { contentsOf, script } from './contents-of.js';

const BILLING = `var InvoiceUtil = Class.create();
InvoiceUtil.prototype = {
  openBalance: function(id) { var gr = new GlideRecord('x_invoice'); gr.get(id); return gr; },
  type: 'InvoiceUtil'
};
`;

const REMINDER = `var ReminderLetters = Class.create();
ReminderLetters.prototype = {
  /**
   * Sends the reminders of one customer.
   * @param {string} id
   * @example
   * var letters = new ReminderLetters();
   * var sent = letters.sendBalance(current.getValue('customer'));
   * gs.info(sent);
   * @return {number}
   */
  sendBalance: function(id) {
    var gr = new GlideRecord('x_invoice');
    gr.get(id);
    return 1;
  },
  sendAll: function(ids) {
    var sent = 0;
    for (var i = 0; i < ids.length; i++) {
      sent += this.sendBalance(ids[i]);
    }
    return sent;
  },
  type: 'ReminderLetters'
};
`;

const RULE = `(function(current) {
  var customer = current.getValue('customer');
  var open = new InvoiceUtil().openBalance(customer);
  gs.info(open);
})(current);
`;

const CONTENTS = contentsOf([
  script('InvoiceUtil', BILLING, 'sys_script_include'),
  script('ReminderLetters', REMINDER, 'sys_script_include'),
  script('Rule', RULE, 'sys_script'),
]);

const MADE = [...syntheticExamples(CONTENTS, { sites: 'first', seed: 1 })];

function examples(origin: DraftExample['origin'], question: DraftExample['question'] = 'api') {
  return MADE.flatMap((made) => made.examples).filter(
    ({ draft }) => draft.origin === origin && draft.question === question,
  );
}

/** The code with the truth in its place. */
function whole({ codeBefore, codeMiddle, codeAfter }: DraftExample): string {
  return codeBefore + codeMiddle + codeAfter;
}

describe('examples for an API that nobody calls', () => {
  it('are made for no other API', () => {
    expect(MADE.map(({ api }) => api)).toEqual(['x_acme.ReminderLetters']);
  });

  it('come from what its documentation shows', () => {
    const [made] = examples('documentation');
    expect(made?.placedBy).toBe(sysIdOf('ReminderLetters'));
    expect(made?.draft.codeAfter).toContain(
      "var sent = _.sendBalance(current.getValue('customer'));\ngs.info(sent);\n",
    );
    expect(made?.draft.codeBefore).toContain('// Sends the reminders of one customer.\n');
    expect(made?.draft.groundTruth.api).toBe('x_acme.ReminderLetters');
  });

  it('come from what the class does with its own members', () => {
    const [made] = examples('internal-use');
    expect(made && whole(made.draft)).toBe(`var _ = function (ids) {
    var sent = 0;
    for (var i = 0; i < ids.length; i++) {
      sent += new ReminderLetters().sendBalance(ids[i]);
    }
    return sent;
  };
`);
    expect(made?.draft.groundTruth.member).toBe('sendBalance');
  });

  it('come from the surroundings of an API that touches the same tables', () => {
    const [made] = examples('template');
    expect(made && whole(made.draft)).toBe(
      RULE.replace('new InvoiceUtil().openBalance', 'new ReminderLetters().sendBalance'),
    );
    expect(made?.draft.script).toBe(sysIdOf('Rule'));
    expect(made?.placedBy).toBe(sysIdOf('Rule'));
  });

  it('ask for the member too', () => {
    expect(examples('template', 'member')).toHaveLength(1);
    expect(examples('internal-use', 'member')).toHaveLength(1);
  });

  it('do not stand for the script that the API is written in', () => {
    const scripts = MADE.flatMap((made) => made.examples.map(({ draft }) => draft.script));
    expect(scripts).not.toContain(sysIdOf('ReminderLetters'));
  });

  it('are the same each time', () => {
    expect([...syntheticExamples(CONTENTS, { sites: 'first', seed: 1 })]).toEqual(MADE);
  });
});
