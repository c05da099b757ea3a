// CORE-318: lists were written with ; or line breaks, the new config page shows commas only
(function () {
    var log = new Logger('Unify config lists');
    var tool = new ArrayTool();
    var changed = 0;
    new QueryBuilder('x_acme_core_config')
        .where('value', 'contains', ';')
        .orWhere('value', 'contains', '\n')
        .run(function (gr) {
            // a new reader for every prefix, it keeps what it has read
            var list = new ConfigReader(gr.getValue('prefix')).getList(gr.getValue('key'));
            if (list.length < 2)
                return;
            var audit = new AuditTrail(gr, { onBehalfOf: gs.getUserID() });
            audit.add('unify', { before: gr.getValue('value') });
            gr.setValue('value', tool.unique(list).join(', '));
            gr.setWorkflow(false);
            gr.update();
            changed++;
        });
    log.info(changed + ' values rewritten, ' + new RecordFinder('x_acme_core_config').count('valueLIKE;') + ' left');
})();
