(function executeRule(current, previous) {
    if (OutboundQueue.targets().indexOf(current.getValue('target')) < 0) {
        gs.addErrorMessage(gs.getMessage('There is no receiver {0}', current.getValue('target')));
        current.setAbortAction(true);
        return;
    }
    var wanted = new PayloadMapper(current.getValue('map_name')).fields();
    var table = current.getValue('source_table');
    var schema = new x_acme_core.TableSchema();
    var gone = wanted.filter(function (field) {
        return field.indexOf('.') < 0 && !schema.hasField(table, field);
    });
    if (gone.length)
        current.setValue('warning', 'Fields that ' + table + ' does not have: ' + gone.join(', '));
})(current, previous);
