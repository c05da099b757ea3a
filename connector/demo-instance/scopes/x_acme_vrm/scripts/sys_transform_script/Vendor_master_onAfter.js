(function runTransformScript(source, map, log, target) {
    if (action != 'insert' && !target.country.changes())
        return;

    var id = target.sys_id.toString();
    var res = new SanctionScreening().screenVendor(id);
    if (res && res.hit)
        log.warn(target.name + ' is on ' + res.lists.join('/'));

    if (gs.nil(target.x_acme_vrm_tier)) {
        target.x_acme_vrm_tier = new VendorTiering().propose(id);
        target.update();
    }
    var vat = String(source.u_vat_id);
    if (vat && !/^[A-Z]{2}[0-9A-Z]{8,12}$/.test(vat))
        log.info('VAT id looks wrong: ' + x_acme_core.StringTool.truncate(vat, 20));
})(source, map, log, target);
