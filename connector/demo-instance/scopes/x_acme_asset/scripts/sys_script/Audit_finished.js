(function executeRule(current, previous) {
    var audit = new AuditScan(current.getUniqueValue());
    var gone = audit.missing();
    if (gone.length > 20) {
        // that is a scanner which was switched off, not a thief
        new x_acme_core.Notifier().email(current.getValue('auditor'), 'Audit ' + current.getValue('number'), gone.length + ' pieces were not scanned. Please go through the room again.');
        return;
    }
    audit.finish();
    if (gone.length === 0)
        return;
    var tags = gone.map(function (row) { return row.asset_tag; }).join(', ');
    new x_acme_core.Notifier().slack('#asset-desk', current.getDisplayValue('stockroom') + ': missing ' + tags);
})(current, previous);
