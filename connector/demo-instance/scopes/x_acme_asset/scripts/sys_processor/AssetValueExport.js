(function process(g_request, g_response, g_processor) {
    var center = g_request.getParameter('cost_center');
    var csv = new x_acme_core.CsvParser({ separator: ';' });
    var calc = new DepreciationCalculator('EUR');
    var out = ['tag;model;cost;book value'];
    var finder = new x_acme_core.RecordFinder('alm_hardware');
    var list = finder.all('cost_center=' + center + '^install_status!=7', 10000);
    for (var i = 0; i < list.length; i++) {
        var gr = list[i];
        out.push([
            gr.getValue('asset_tag'),
            csv.escape(gr.getDisplayValue('model')),
            gr.getValue('cost'),
            calc.bookValue(gr.getUniqueValue(), new GlideDateTime())
        ].join(';'));
    }
    out.push('written off;;;' + new AssetUtils().getDepreciationByCostCenter(center));
    g_response.setHeader('Content-Disposition', 'attachment;filename=assets.csv');
    g_processor.writeOutput('text/csv', out.join('\r\n'));
})(g_request, g_response, g_processor);
