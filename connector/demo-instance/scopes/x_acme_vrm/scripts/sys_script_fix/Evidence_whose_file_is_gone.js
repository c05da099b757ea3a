var vault = new EvidenceVault();
var broken = [];
var ev = new GlideRecord('x_acme_vrm_evidence');
ev.addQuery('state', 'valid');
ev.query();
while (ev.next()) {
    if (vault.isIntact(ev.getUniqueValue()))
        continue;
    broken.push(ev.getDisplayValue());
    ev.setValue('state', 'broken');
    ev.update();
    new IssueTracker().open(ev.getValue('assessment'), { title: 'Evidence changed', detail: 'Checksum of ' + ev.getDisplayValue() + ' differs', severity: 'high' });
}
gs.info('VRM-231: ' + broken.length + ' broken evidence records; ' + vault.expireOld() + ' expired');
