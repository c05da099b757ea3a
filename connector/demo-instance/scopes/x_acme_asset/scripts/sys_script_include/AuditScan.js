/**
 * A stock-taking session: people walk through a stockroom with a scanner, we compare with the books.
 */
class AuditScan {

    constructor(auditId) {
        this.auditId = auditId;
        this.audit = new GlideRecord('x_acme_asset_audit');
        this.audit.get(auditId);
        this.parser = new BarcodeParser();
    }

    start(stockroomId, auditor) {
        this.audit.initialize();
        this.audit.setValue('stockroom', stockroomId);
        this.audit.setValue('auditor', auditor);
        this.audit.setValue('state', 'in_progress');
        this.auditId = this.audit.insert();
        return this.auditId;
    }

    scan(code) {
        const parsed = this.parser.parse(code);
        const line = new GlideRecord('x_acme_asset_audit_line');
        line.initialize();
        line.setValue('audit', this.auditId);
        line.setValue('raw_code', code);
        let verdict = 'unreadable';
        if (parsed.kind === 'tag') {
            const asset = new AssetUtil().byTag(parsed.tag);
            if (!asset) {
                verdict = 'unknown_asset';
            } else {
                line.setValue('asset', asset.getUniqueValue());
                verdict = asset.getValue('stockroom') === this.audit.getValue('stockroom') ? 'expected' : 'misplaced';
            }
        }
        line.setValue('verdict', verdict);
        line.insert();
        return verdict;
    }

    missing() {
        const seen = new Set(this._lines().map(l => l.asset));
        const expected = new x_acme_core.QueryBuilder('alm_asset')
            .where('stockroom', '=', this.audit.getValue('stockroom'))
            .where('install_status', '=', '6')
            .collect(['sys_id', 'asset_tag']);
        return expected.filter(row => !seen.has(row.sys_id));
    }

    finish() {
        const lost = this.missing();
        const life = new AssetLifecycle();
        for (const row of lost) {
            const gr = new GlideRecord('alm_asset');
            if (gr.get(row.sys_id)) {
                life.transition(gr, AssetLifecycle.STATES.MISSING, `Not found in audit ${this.audit.getValue('number')}`);
            }
        }
        this.audit.setValue('missing_count', lost.length);
        this.audit.setValue('state', 'complete');
        this.audit.update();
        return lost.length;
    }

    _lines() {
        return new x_acme_core.QueryBuilder('x_acme_asset_audit_line')
            .where('audit', '=', this.auditId)
            .collect(['asset', 'verdict']);
    }
}
