/** What the page opens with: a rule that is not saved anywhere yet, with the cursor where a name is missing. */

export interface SampleScript {
  readonly name: string;
  readonly scope: string;
  readonly table: string;
  readonly before: string;
  readonly after: string;
}

const DUE_DATE: SampleScript = {
  name: 'Due date of a sent invoice',
  scope: 'x_acme_billing',
  table: 'sys_script',
  before: `(function executeRule(current, previous /*null when async*/) {

    // Invoices are due thirty business days after they were sent.
    var sent = new GlideDateTime(current.getValue('sent_on'));
    var businessDay = `,
  after: `

    current.setValue('due_date', businessDay);

})(current, previous);
`,
};

const PLAIN: SampleScript = {
  name: 'New business rule',
  scope: 'global',
  table: 'sys_script',
  before: `(function executeRule(current, previous /*null when async*/) {

    // Whoever is on call for the group gets the task.
    var group = current.getValue('assignment_group');
    var assignee = `,
  after: `

})(current, previous);
`,
};

/** A sample that fits the applications of the instance. */
export function sampleScript(scopes: readonly { readonly scope: string }[]): SampleScript {
  return scopes.some(({ scope }) => scope === DUE_DATE.scope) ? DUE_DATE : PLAIN;
}
