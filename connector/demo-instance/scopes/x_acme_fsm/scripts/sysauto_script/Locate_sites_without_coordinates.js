(function () {
  var geo = new GeoCoder('osm');
  var loc = new GlideRecord('cmn_location');
  loc.addNullQuery('latitude');
  loc.addNotNullQuery('street');
  loc.setLimit(200); // the free plan allows no more a day
  loc.query();
  var hits = 0;
  while (loc.next()) {
    var point = geo.locateRecord(loc);
    if (!point)
      continue;
    loc.latitude = point.lat;
    loc.longitude = point.lon;
    loc.update();
    hits++;
  }
  new x_acme_core.Logger('geo').info('located', { hits: hits, tried: loc.getRowCount() });
})();
