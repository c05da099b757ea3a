(function executeRule(current, previous /*null when async*/) {

    if (current.approval != 'approved' || previous.approval == 'approved')
        return;

    var router = new x_acme_core.ApprovalRouter();
    if (!router.isFullyApproved(current))
        return;

    var tech = current.getValue('technician');
    var costCenter = new x_acme_hr.EmployeeProfile().costCenterOf(tech);
    if (!costCenter) {
        gs.error('Time sheet ' + current.getDisplayValue() + ': no cost center');
        return;
    }

    var hours = (parseInt(current.getValue('work_minutes'), 10) + parseInt(current.getValue('travel_minutes'), 10)) / 60;
    var rate = new x_acme_core.ConfigReader().getNumber('fsm.internal_rate', 58);
    var ledger = new x_acme_billing.LedgerPoster();
    var amount = Math.round(hours * rate * 100) / 100;
    var entryId = ledger.post({
        date: new GlideDateTime(),
        text: 'Field service ' + current.getValue('week'),
        items: [
            { account: '7410', cost_center: costCenter, debit: amount },
            { account: '7990', credit: amount }
        ]
    });
    current.ledger_entry = entryId;
    current.posted = !!entryId;
    current.update();

})(current, previous);
