(function executeRule(current, previous /*null when async*/) {
    var ci = current.cmdb_ci.getRefRecord();
    if (ci.getValue('sys_class_name') != 'cmdb_ci_printer' || current.getValue('u_onsite') != '1')
        return;
    var asset = new x_acme_asset.AssetUtil().byTag(ci.getValue('asset_tag'));
    var warranty = asset ? new x_acme_asset.WarrantyLookup().expiresOn(asset.getUniqueValue()) : null;
    var summary = x_acme_core.StringTool.truncate(current.getValue('short_description'), 80);
    if (warranty)
        summary += ' [warranty until ' + warranty + ']';
    var account = current.getValue('company');
    var workOrder = new x_acme_fsm.WorkOrderUtil().create(account, summary, ci.getUniqueValue());
    if (!workOrder)
        return;
    var slots = new x_acme_fsm.SlotFinder().nextSlots(current.location.u_territory.toString(), 60, 3);
    current.work_notes = 'Work order created. Possible visits: ' + slots.length;
    current.update();
})(current, previous);
