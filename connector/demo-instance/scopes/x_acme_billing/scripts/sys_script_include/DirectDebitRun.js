/*
 * SEPA core debits. Order of use: collect -> toSepaXml -> book.
 * The bank wants the file two business days before the collection day.
 */
var DirectDebitRun = Class.create();
DirectDebitRun.prototype = {
	initialize: function (collectionDay) {
		this.day = collectionDay;
		this.items = [];
		this.log = new x_acme_core.Logger('DirectDebitRun');
	},

	/** @return {Number} mandates that will be debited */
	collect: function () {
		var mandate = new GlideRecord('x_acme_billing_mandate');
		mandate.addQuery('state', 'signed');
		mandate.query();
		while (mandate.next()) {
			var open = new InvoiceUtil().openInvoices(mandate.getValue('customer'));
			for (var i = 0; i < open.length; i++) {
				if (open[i].currency != 'EUR' || open[i].due > this.day)
					continue;
				this.items.push({
					invoice: open[i].id,
					number: open[i].number,
					amount: open[i].open,
					iban: mandate.getValue('iban'),
					mandate: mandate.getValue('reference'),
					first: mandate.getValue('used') != '1'
				});
			}
		}
		return this.items.length;
	},

	total: function () {
		return this.items.reduce(function (sum, it) { return sum + it.amount; }, 0);
	},

	toSepaXml: function () {
		var rows = this.items.map(function (it) {
			return '<DrctDbtTxInf><PmtId><EndToEndId>' + it.number + '</EndToEndId></PmtId>' +
				'<InstdAmt Ccy="EUR">' + it.amount.toFixed(2) + '</InstdAmt>' +
				'<MndtId>' + it.mandate + '</MndtId><IBAN>' + it.iban + '</IBAN></DrctDbtTxInf>';
		});
		return this._header() + rows.join('') + '</PmtInf></CstmrDrctDbtInitn></Document>';
	},

	book: function () {
		var poster = new LedgerPoster();
		var booked = 0;
		for (var i = 0; i < this.items.length; i++) {
			var it = this.items[i];
			var group = poster.post({
				date: this.day,
				text: 'Direct debit ' + it.number,
				source: { table: 'x_acme_billing_invoice', id: it.invoice },
				items: [
					{ account: GLAccountMap.accountFor('bank'), debit: it.amount },
					{ account: GLAccountMap.accountFor('receivable'), credit: it.amount }
				]
			});
			if (!group) {
				this.log.warn('period closed', { invoice: it.number });
				continue;
			}
			new InvoiceUtil().markPaid(it.invoice, '');
			booked++;
		}
		return booked;
	},

	_header: function () {
		return '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02"><CstmrDrctDbtInitn>' +
			'<GrpHdr><NbOfTxs>' + this.items.length + '</NbOfTxs><CtrlSum>' + this.total().toFixed(2) + '</CtrlSum></GrpHdr>' +
			'<PmtInf><ReqdColltnDt>' + this.day + '</ReqdColltnDt>';
	},

	type: 'DirectDebitRun'
};
