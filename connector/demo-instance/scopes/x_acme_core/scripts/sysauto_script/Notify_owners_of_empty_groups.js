(function () {
    var lock = new JobLock('empty_groups');
    if (!lock.acquire(15))
        return;
    try {
        var grp = new GlideRecord('sys_user_group');
        grp.addActiveQuery();
        grp.query();
        var util = new GroupUtils();
        var perOwner = {};
        while (grp.next()) {
            if (new UserDirectory().groupMembers(grp.getUniqueValue()).length > 0)
                continue;
            var owner = util.getGroupManager(grp.getUniqueValue());
            if (!owner)
                continue;
            perOwner[owner] = perOwner[owner] || [];
            perOwner[owner].push(grp.getValue('name'));
        }
        var mail = new Notifier();
        for (var id in perOwner)
            mail.email(id, perOwner[id].length + ' of your groups are empty', perOwner[id].sort().join('\n'));
    } finally {
        lock.release();
    }
})();
