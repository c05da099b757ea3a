(function() {
    var tplId = gs.getProperty('x_acme_hr.letter.template', 'employment_letter');
    var tpl = new DocumentTemplate();
    var needed = tpl.mergeFields(tplId);
    var schema = new x_acme_core.TableSchema();
    var missing = needed.filter(function(f) {
        return !schema.hasField('x_acme_hr_profile', f) || current.getElement(f).nil();
    });
    if (missing.length > 0) {
        var labels = missing.map(function(f) {
            return schema.labelOf('x_acme_hr_profile', f) || f;
        });
        gs.addErrorMessage('Please fill: ' + labels.join(', '));
        action.setRedirectURL(current);
        return;
    }
    var attId = tpl.attachTo(current, tplId);
    if (attId)
        action.setRedirectURL('sys_attachment.do?sys_id=' + attId);
    else
        gs.addErrorMessage('PDF could not be made, see the log');
})();
