(function () {
    var byTech = {};
    var list = new TechnicianSkills().expiring(60);
    for (var i = 0; i < list.length; i++) {
        var row = list[i];
        (byTech[row.technician] = byTech[row.technician] || []).push(row.skill + ' until ' + row.until);
    }

    var people = new x_acme_core.UserDirectory();
    var post = new x_acme_core.Notifier();
    for (var tech in byTech) {
        post.email(tech, 'Certificates about to expire', byTech[tech].join('\n'));
        var boss = people.managerOf(tech);
        if (boss)
            post.email(boss, 'Team: certificates about to expire', byTech[tech].length + ' certificates need a renewal');
    }
})();
