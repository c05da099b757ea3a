(function runTransformScript(source, map, log, target) {

    var day = DateMath.parse(source.u_date);
    var check = new PatternValidator();
    if (!day) {
        log.warn('Not a date: ' + source.u_date);
        ignore = true;
        return;
    }
    if (!check.check('email', source.u_contact, 'contact'))
        log.info('No usable contact, ' + check.problems().join('; '));

    var country = String(source.u_country).trim().toUpperCase();
    if (new RecordFinder('x_acme_core_holiday').exists('country=' + country + '^date=' + day.getDate().getValue())) {
        ignore = true;   // it is in the calendar already
        return;
    }
    // days which fall on a weekend are kept, HR prints the list for the plants
    target.name = StringTool.toTitle(source.u_name);
    target.country = country;
    target.date = day.getDate();
    target.u_working_day_lost = new DateMath().isBusinessDay(day, country);
    target.u_owner = new UserDirectory().findByEmail(source.u_contact);

})(source, map, log, target);
