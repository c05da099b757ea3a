(function runTransformScript(source, map, log, target) {
    var matcher = new SoftwareModelMatcher();
    var title = String(source.u_title).replace(/\s+\(x(64|86)\)$/i, '');
    var product = matcher.match(String(source.u_publisher), title, String(source.u_version));
    if (!product) {
        ignore = true;
        log.info('No product for ' + title);
        return;
    }
    if (matcher.aliasesOf(product).indexOf(title) < 0)
        matcher.learn(title, product);
    target.product = product;
    target.installed_on = source.u_device;
})(source, map, log, target);
