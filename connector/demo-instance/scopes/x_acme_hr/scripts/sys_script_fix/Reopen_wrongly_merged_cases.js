// HR-1190: merges of 12 June took cases of other services along
var caseUtil = new HRCaseUtil();
var find = new x_acme_core.RecordFinder('x_acme_hr_case');
var wrong = find.all('merged_intoISNOTEMPTY^closed_atON2023-06-12@javascript:gs.dateGenerate(\'2023-06-12\',\'start\')@javascript:gs.dateGenerate(\'2023-06-12\',\'end\')', 300);
var again = 0;
wrong.forEach(function (gr) {
    var target = find.byId(gr.getValue('merged_into'));
    if (!target || target.getValue('service') === gr.getValue('service')) {
        return;
    }
    var newId = caseUtil.create(gr.getValue('opened_for'), gr.getValue('service'), {
        short_description: gr.getValue('short_description'),
        description: gr.getValue('description'),
        answers: caseUtil.answersOf(gr),
        allowDuplicate: true
    });
    if (newId) {
        new global.AttachmentUtil().copy('x_acme_hr_case', gr.getUniqueValue(), 'x_acme_hr_case', newId);
        caseUtil.addComment(newId, 'Opened again for ' + gr.getValue('number') + ', sorry for the trouble', true);
        again++;
    }
});
gs.info('reopened ' + again + ' of ' + wrong.length);
