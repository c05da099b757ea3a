(function executeRule(current, previous /*null when async*/) {
    if (current.active == true || current.request.nil())
        return;
    gs.include('CatalogUtils');
    var closed = new CatalogUtils().closeRequestIfDone(current.getValue('request'));
    if (closed)
        gs.eventQueue('acme.request.closed', current.request.getRefRecord(), current.number, '');
})(current, previous);
