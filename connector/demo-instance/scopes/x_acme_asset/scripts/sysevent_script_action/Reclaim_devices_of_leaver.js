// event.parm1 = sys_id of the person, event.parm2 = last day
var leaver = event.parm1.toString();
var list = new x_acme_hr.OffboardingChecklist().assetsToReturn(leaver);
var manager = new x_acme_core.UserDirectory().managerOf(leaver);
var names = [];

for (var i = 0; i < list.length; i++) {
    var asset = new GlideRecord('alm_asset');
    if (!asset.get(list[i].id))
        continue;
    if (asset.getValue('substatus') == 'loaner') {
        new LoanerPool().checkIn(list[i].id, 'unknown');
        continue;
    }
    asset.setValue('return_due', event.parm2.toString());
    asset.update();
    names.push(asset.getDisplayValue());
}

if (manager && names.length > 0) {
    var text = names.join('\n') + '\n\nPlease hand these back to the service desk before ' + event.parm2;
    new x_acme_core.Notifier().email(manager, 'Devices to return', text);
}
