var banners = new MaintenanceBanner();
var over = new RecordFinder('x_acme_core_banner').all('active=true^ends<javascript:gs.daysAgo(1)', 100);
over.forEach(function (row) {
  banners.withdraw(row.getUniqueValue(), 'over');
});
// sundays the next maintenance window is put up without anybody doing it by hand
var sunday = new DateMath().nextWeekday(new GlideDateTime(), 'Sunday');
var end = new GlideDateTime(sunday);
end.addSeconds(4 * 3600);
if (new ConfigReader('banner').isEnabled('weekly') && !banners.current())
  banners.schedule('Maintenance on Sunday, up to four hours', sunday, end);
