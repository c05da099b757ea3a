// finance wants a mail on the first business day of a fiscal quarter
var dm = new DateMath();
var now = new GlideDateTime();
var q = dm.fiscalQuarter(now);
var first = DateMath.parse(dm.fiscalQuarterStart(q.year, q.quarter).getValue());
if (!dm.isBusinessDay(first))
    first = dm.addBusinessDays(first, 1, '');

if (first.getDate().getValue() == now.getDate().getValue()) {
    var group = new ConfigReader().getString('finance_group', 'Finance Controlling');
    var people = new GroupUtil().members(group);
    var sent = 0;
    for (var i = 0; i < people.length; i++) {
        var german = new UserDirectory().preferredLanguage(people[i].id) == 'de';
        var subject = german ? 'Quartalsbeginn' : 'Start of quarter';
        if (new Notifier().email(people[i].id, subject + ' Q' + q.quarter + ' ' + q.year, subject))
            sent++;
    }
    new Logger('QuarterStart').info('Told ' + sent + ' of ' + people.length);
}
