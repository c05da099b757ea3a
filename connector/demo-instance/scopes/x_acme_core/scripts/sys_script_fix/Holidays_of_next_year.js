// Copies fixed-date holidays into the new year. Moving feasts come from the spreadsheet of HR.
var nextYear = parseInt(new GlideDate().getValue().substring(0, 4), 10) + 1;
var countries = new ConfigReader('calendar').getList('countries', ['DE', 'FR', 'PL']);
var calendar = new DateMath();
var made = 0;
countries.forEach(function (country) {
  var old = new GlideRecord('x_acme_core_holiday');
  old.addQuery('country', country);
  old.addQuery('fixed', true);
  old.addQuery('date', 'STARTSWITH', String(nextYear - 1));
  old.query();
  while (old.next()) {
    var day = nextYear + old.getValue('date').substring(4);
    if (calendar.isHoliday(day, country))
      continue;
    var copy = new GlideRecord('x_acme_core_holiday');
    copy.initialize();
    copy.name = old.name;
    copy.country = country;
    copy.date = day;
    copy.fixed = true;
    if (copy.insert())
      made++;
  }
});
new Logger('fix').info('holidays created', { year: nextYear, count: made });
