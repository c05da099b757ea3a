(function runMailScript(current, template, email, email_action, event) {
    var target = current.sysapproval.getRefRecord();
    if (!target.isValidRecord()) {
        template.print('The record does not exist any more.');
        return;
    }
    var waiting = new DateMath().humanDuration(gs.dateDiff(current.getValue('sys_created_on'), gs.nowDateTime(), true));
    template.print('<p>Waiting for you since ' + waiting + '.</p>');
    var schema = new TableSchema();
    var shown = new ConfigReader('approval.mail').getList(target.getTableName(), ['short_description']);
    template.print('<table>');
    shown.forEach(function (field) {
        if (!schema.hasField(target.getTableName(), field))
            return;
        template.print('<tr><td>' + schema.labelOf(target.getTableName(), field) + '</td><td>' + target.getDisplayValue(field) + '</td></tr>');
    });
    template.print('</table>');
})(current, template, email, email_action, event);
