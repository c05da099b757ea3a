(function executeRule(current, previous /*null when async*/) {
  var point = new GeoCoder().locateRecord(current);
  if (!point) {
    gs.warn('No coordinates for ' + current.getDisplayValue());
    return;
  }
  current.latitude = point.lat;
  current.longitude = point.lon;
  current.setWorkflow(false);
  current.update();
})(current, previous);
