(function process(request, response) {
    var body = request.body.data;
    if (!body.country || !Array.isArray(body.lines)) {
        response.setStatus(400);
        response.setBody({ error: 'country and lines are required' });
        return;
    }
    var calc = new TaxCalculator();
    if (calc.isReverseCharge(body.country, body.vat_id)) {
        response.setBody({ total: 0, note: 'Reverse charge, the customer owes the tax', lines: [] });
        return;
    }
    var exempt = body.customer ? calc.exemptions(body.customer) : [];
    var taxable = body.lines.filter(function (line) {
        return exempt.indexOf(line.category) < 0;
    });
    var result = calc.taxFor(taxable, body.country);
    response.setStatus(200);
    response.setBody({ total: result.total, lines: result.lines, exempt: body.lines.length - taxable.length });
})(request, response);
