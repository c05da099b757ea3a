/** Examples without a leak, as the builder would make them, for planting leaks in. */
import type { Example } from '../../../domain/index.js';

/** An example whose answer is `x_acme_itsm.IncidentUtil.getOpenIncidents`; `changes` replace any of its fields. */
export function cleanExample(changes: Partial<Example> = {}): Example {
  return {
    id: 'sample-1',
    question: 'api',
    cut: 'statement',
    codeBefore: CODE_BEFORE,
    codeMiddle:
      "var iu = new x_acme_itsm.IncidentUtil();\n    var rows = iu.getOpenIncidents(current.getValue('cmdb_ci'), 5);",
    codeAfter: CODE_AFTER,
    groundTruth: {
      scope: 'x_acme_itsm',
      api: 'x_acme_itsm.IncidentUtil',
      member: 'getOpenIncidents',
    },
    scope: 'x_acme_itsm',
    table: 'sys_script',
    script: 'a'.repeat(32),
    origin: 'call-site',
    intent: 'clear',
    intentScore: 0.4,
    callers: 3,
    sameScope: true,
    family: 'a'.repeat(32),
    split: 'train',
    fold: 0,
    ...changes,
  };
}

const CODE_BEFORE = `/**
 * Closes what is left open when a configuration item retires.
 * @param {GlideRecord} current the record, see the table incident
 */
(function executeRule(current, previous /*null when async*/) {
    var utils = new x_acme_core.StringUtil();
    var gr = new GlideRecord('incident');
    gr.addQuery('state', '!=', 7);
    gr.query();
    if (gr.next()) {
        gs.info('An incident is open: ' + gr.getDisplayValue('number'));
    }
    `;

const CODE_AFTER = `
    for (var i = 0; i < rows.length; i++) {
        rows[i].incident_state = 7;
        rows[i].util = utils.trim(rows[i].short_description);
        gs.debug('Incidents of ' + current.sys_id);
    }
    _._('x');
})(current, previous);
`;
