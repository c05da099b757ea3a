/* wedge scanners type fast and end with Enter */
var AcmeScanner = (function () {
    var buffer = '', last = 0;

    function handle(code, cb) {
        var ga = new GlideAjax('x_acme_asset.AssetAjax');
        ga.addParam('sysparm_name', 'parseBarcode');
        ga.addParam('sysparm_code', code);
        ga.getXMLAnswer(function (json) { cb(JSON.parse(json)); });
    }

    return {
        attach: function (node, cb) {
            node.addEventListener('keydown', function (e) {
                var now = Date.now();
                if (now - last > 60) buffer = '';
                last = now;
                if (e.key === 'Enter' && buffer.length > 5) {
                    handle(buffer, cb);
                    buffer = '';
                } else if (e.key.length === 1) {
                    buffer += e.key;
                }
            });
        },
        lowStock: function (stockroom, cb) {
            var ga = new GlideAjax('x_acme_asset.StockroomAjax');
            ga.addParam('sysparm_name', 'lowStock');
            ga.addParam('sysparm_stockroom', stockroom);
            ga.getXMLAnswer(cb);
        }
    };
})();
