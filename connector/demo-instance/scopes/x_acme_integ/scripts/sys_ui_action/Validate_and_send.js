(function () {
    var source = new GlideRecord(current.getValue('source_table'));
    if (!source.get(current.getValue('source_id'))) {
        gs.addErrorMessage(gs.getMessage('The source record is gone'));
        return;
    }
    var mapper = new PayloadMapper(current.getValue('map_name'));
    var payload = mapper.map(source);
    var errors = mapper.validate(payload);
    if (errors.length) {
        gs.addErrorMessage(errors.join('<br>'));
        return;
    }
    var item = new OutboundQueue().enqueue(current.getValue('target'), payload, current.urgent ? 1 : 3);
    current.setValue('queue_item', item);
    current.setValue('state', 'sent');
    current.update();
    gs.addInfoMessage(gs.getMessage('{0} items wait for {1}', [new OutboundQueue().depth(current.getValue('target')), current.getValue('target')]));
})();
