(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {

    var number = request.pathParams.account;
    var account = new x_acme_core.RecordFinder('customer_account').byNumber(number);
    if (!account) {
        response.setError(new sn_ws_err.NotFoundError('No account ' + number));
        return;
    }

    var list = new InvoiceUtil().openInvoices(account.getUniqueValue());
    var currency = request.queryParams.currency ? request.queryParams.currency[0] : '';
    if (currency) {
        var conv = new x_acme_core.CurrencyConverter('EUR');
        list.forEach(function (i) {
            i.open = conv.round(conv.convert(i.open, i.currency, currency, i.due), currency);
            i.currency = currency;
        });
    }
    return {
        account: number,
        invoices: list,
        credits: new CreditNoteService().pendingFor(account.getUniqueValue()).length
    };

})(request, response);
