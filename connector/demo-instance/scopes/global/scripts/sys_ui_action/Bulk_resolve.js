var done = 0, failed = [];
while (current.next()) {
    var ok = new IncidentUtils().resolve(current, 'Solved (Work Around)', 'Closed from the list by ' + gs.getUserName());
    if (ok) {
        done++;
    } else {
        failed.push(current.getValue('number'));
    }
}
gs.addInfoMessage(done + ' resolved');
if (failed.length) gs.addErrorMessage('Not resolved: ' + failed.join(', '));
