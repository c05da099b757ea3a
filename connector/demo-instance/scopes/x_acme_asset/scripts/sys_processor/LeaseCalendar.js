(function process(g_request, g_response, g_processor) {
    var out = ['BEGIN:VCALENDAR', 'VERSION:2.0'];
    var terms = new LeaseTerms();
    var lease = new GlideRecordSecure('x_acme_asset_lease');
    lease.addQuery('returned', false);
    lease.setLimit(500);
    lease.query();
    while (lease.next()) {
        var by = terms.noticeBy(lease.getUniqueValue());
        if (!by)
            continue;
        out.push('BEGIN:VEVENT');
        out.push('UID:' + lease.getUniqueValue());
        out.push('DTSTART;VALUE=DATE:' + by.getDate().getValue().replace(/-/g, ''));
        out.push('SUMMARY:Cancel lease ' + lease.getValue('number') + ' (' + terms.monthlyTotal(lease.getValue('lessor')) + ' EUR a month with this lessor)');
        out.push('END:VEVENT');
    }
    out.push('END:VCALENDAR');
    g_processor.writeOutput('text/calendar', out.join('\r\n'));
})(g_request, g_response, g_processor);
