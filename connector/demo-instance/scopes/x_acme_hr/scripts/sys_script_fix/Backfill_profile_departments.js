// once after the reorganisation of April
var prof = new EmployeeProfile();
var org = new OrgChart();
var changed = 0;

var gr = new GlideRecord('x_acme_hr_profile');
gr.addNullQuery('department');
gr.query();
while (gr.next()) {
    var job = prof.jobOf(gr.getValue('user'));
<<<<<<< HEAD
    if (job && job.department) {
=======
    if (job) {
>>>>>>> release/2024-04
        gr.department = job.department;
    } else {
        // take the one of the first boss who has one
        var chain = org.chainOf(gr.getValue('user'));
        for (var i = 0; i < chain.length; i++) {
            var bossJob = prof.jobOf(chain[i]);
            if (bossJob && bossJob.department) {
                gr.department = bossJob.department;
                break;
            }
        }
    }
    gr.setWorkflow(false);
    gr.update();
    changed++;
}
new x_acme_core.Logger('fix').info('Departments filled', { count: changed });
