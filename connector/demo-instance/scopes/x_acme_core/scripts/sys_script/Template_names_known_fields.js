(function executeRule(current, previous) {
    var table = current.getValue('table');
    var schema = new TableSchema();
    var unknown = new TextTemplate(current.getValue('body')).placeholders().filter(function (name) {
        return !schema.hasField(table, name.split('.')[0]);
    });
    if (unknown.length === 0)
        return;
    gs.addErrorMessage(gs.getMessage('{0} has no field {1}', [table, unknown.join(', ')]));
    current.setAbortAction(true);
})(current, previous);
