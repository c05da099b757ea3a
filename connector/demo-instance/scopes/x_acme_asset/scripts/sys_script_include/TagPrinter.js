// Zebra label printers in the old warehouse. Warehouse moved in 2023, labels come now from the supplier.
// @deprecated no printer listens any more
var TagPrinter = Class.create();
TagPrinter.prototype = {
    initialize: function (printerName) {
        this.printer = printerName || 'ZBR-WH1-01';
    },

    labelFor: function (assetGr) {
        return '^XA^FO40,30^BY2^BCN,80,Y,N,N^FD' + assetGr.asset_tag + '^FS' +
            '^FO40,150^A0N,24,24^FD' + assetGr.model.getDisplayValue() + '^FS^XZ';
    },

    print: function (assetGr) {
        var probe = new GlideRecord('ecc_queue');
        probe.initialize();
        probe.agent = 'mid.server.' + gs.getProperty('x_acme_asset.print.mid');
        probe.topic = 'Command';
        probe.name = 'lpr -P ' + this.printer;
        probe.payload = this.labelFor(assetGr);
        probe.queue = 'output';
        probe.state = 'ready';
        return probe.insert();
    },

    type: 'TagPrinter'
};
