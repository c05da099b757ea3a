(function executeRule(current, previous /*null when async*/) {

	var schema = new x_acme_core.TableSchema();
	var table = current.map.source_table.toString();
	var field = current.getValue('source_field').split('.')[0];
	if (!schema.hasField(table, field)) {
		gs.addErrorMessage(gs.getMessage('{0} has no field {1}', [table, field]));
		current.setAbortAction(true);
		return;
	}
	current.label = schema.labelOf(table, field);

	if (current.kind == 'lookup' && current.lookup_table.nil())
		current.setAbortAction(true);

	var mapper = new PayloadMapper(current.map.name.toString());
	if (mapper.fields().indexOf(current.getValue('source_field')) >= 0 && current.isNewRecord())
		gs.addInfoMessage('This field is mapped twice');

})(current, previous);
