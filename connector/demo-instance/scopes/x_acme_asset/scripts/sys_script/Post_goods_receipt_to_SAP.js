(function executeRule(current, previous /*null when async*/) {

	var journal = new x_acme_integ.IntegrationLog();
	var run = journal.start('asset.goods_receipt');
	try {
		var sap = new x_acme_integ.SapConnector();
		var doc = sap.postGoodsReceipt(current.getUniqueValue());
		if (!doc)
			throw new Error('SAP gave no material document');
		current.sap_document = doc;
		current.sap_state = 'posted';
		current.update();
		journal.finish(run, 'ok', { slip: current.getValue('number') });
	} catch (e) {
		current.sap_state = 'error';
		current.update();
		journal.finish(run, 'failed', { slip: current.getValue('number'), message: e.message });
		var group = new x_acme_core.ConfigReader('x_acme_asset').getString('sap_group', 'SAP MM Support');
		new x_acme_core.Notifier().digest(group, [current.getValue('number') + ': ' + e.message]);
	}

})(current, previous);
