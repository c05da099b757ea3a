var lock = new x_acme_core.JobLock('hr_housekeeping');
lock.withLock(function () {
    var expired = new SurveyDispatcher().expire(21);
    var stale = new x_acme_core.QueryBuilder('x_acme_hr_letter')
        .where('state', '=', 'draft')
        .where('sys_created_on', '<', gs.daysAgo(60))
        .limit(200)
        .run(function (letter) {
            letter.deleteRecord();
        });
    new x_acme_core.Logger('hr_housekeeping').info('done', { surveys: expired, letters: stale });
});
