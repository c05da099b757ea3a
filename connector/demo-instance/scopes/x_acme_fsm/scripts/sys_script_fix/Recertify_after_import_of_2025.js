// the training provider sent the list a second time, with the right dates
var finder = new x_acme_core.RecordFinder('x_acme_fsm_training_row');
var rows = finder.all('imported=false^course=HV-2', 2000);
var skills = new TechnicianSkills();
var directory = new x_acme_core.UserDirectory();
var lost = [];
for (var i = 0; i < rows.length; i++) {
    var user = directory.findByEmail(rows[i].getValue('email'));
    if (!user || !directory.isActive(user)) {
        lost.push(x_acme_core.StringTool.maskEmail(rows[i].getValue('email')));
        continue;
    }
    skills.certify(user, rows[i].getValue('skill'), rows[i].getValue('valid_until'));
    rows[i].setValue('imported', true);
    rows[i].update();
}
gs.info('certified ' + (rows.length - lost.length) + ' of ' + rows.length + '; not found: ' + lost.join(' '));
