var BankFileParser = Class.create();

BankFileParser.FORMATS = ['mt940', 'camt', 'csv'];

BankFileParser.detect = function(text) {
    if (text.indexOf(':61:') > -1)
        return 'mt940';
    if (text.indexOf('<Document') > -1 && text.indexOf('camt.05') > -1)
        return 'camt';
    return 'csv';
};

BankFileParser.prototype = {
    initialize: function() {
        this.errors = [];
    },

    /**
     * @param {String} text the whole file
     * @returns {Array} bookings {date, amount, currency, reference, iban, name}
     */
    parse: function(text) {
        this.errors = [];
        switch (BankFileParser.detect(text)) {
            case 'mt940':
                return this._parseMt940(text);
            case 'camt':
                return this._parseCamt(text);
            default:
                return this._parseCsv(text);
        }
    },

    parseAttachment: function(attachmentId) {
        var att = new GlideSysAttachment();
        var gr = new GlideRecord('sys_attachment');
        if (!gr.get(attachmentId))
            return [];
        return this.parse(att.getContent(gr));
    },

    _parseMt940: function(text) {
        var out = [];
        var currency = 'EUR';
        var rows = text.split(/\r?\n/);
        var cur = null;
        for (var i = 0; i < rows.length; i++) {
            var row = rows[i];
            if (row.indexOf(':60F:') === 0) {
                currency = row.substr(12, 3);
            } else if (row.indexOf(':61:') === 0) {
                cur = this._statementLine(row, currency);
                if (cur)
                    out.push(cur);
                else
                    this.errors.push('line ' + (i + 1) + ': ' + row);
            } else if (cur && row.indexOf(':86:') === 0) {
                this._details(cur, row.substring(4));
            } else if (cur && row.charAt(0) === '?') {
                this._details(cur, row);
            } else if (row.charAt(0) === ':') {
                cur = null;
            }
        }
        return out;
    },

    _statementLine: function(row, currency) {
        var m = /^:61:(\d{6})(\d{4})?(R?[CD])[A-Z]?(\d+,\d{0,2})/.exec(row);
        if (!m)
            return null;
        var amount = parseFloat(m[4].replace(',', '.'));
        return {
            date: '20' + m[1].substr(0, 2) + '-' + m[1].substr(2, 2) + '-' + m[1].substr(4, 2),
            amount: m[3].slice(-1) === 'D' ? -amount : amount,
            currency: currency,
            reference: '',
            iban: '',
            name: ''
        };
    },

    // MT940 subfields: 20-29 purpose, 31 account, 32/33 name
    _details: function(booking, text) {
        text.split('?').forEach(function(part) {
            var code = part.substr(0, 2), val = part.substr(2);
            if (code >= '20' && code <= '29')
                booking.reference += val;
            else if (code === '31')
                booking.iban = val;
            else if (code === '32' || code === '33')
                booking.name += val;
        });
    },

    _parseCamt: function(text) {
        var out = [];
        var doc = new XMLDocument2();
        doc.parseXML(text.replace(/xmlns="[^"]*"/, ''));
        var it = doc.getNode('//Stmt') ? doc.getNode('//Stmt').getChildNodeIterator() : null;
        while (it && it.hasNext()) {
            var n = it.next();
            if (n.getNodeName() !== 'Ntry')
                continue;
            var entry = new global.XMLHelper(n.toString()).toObject();
            out.push({
                date: entry.BookgDt.Dt,
                amount: entry.CdtDbtInd === 'DBIT' ? -parseFloat(entry.Amt) : parseFloat(entry.Amt),
                currency: 'EUR',
                reference: entry.AddtlNtryInf || '',
                iban: '',
                name: ''
            });
        }
        return out;
    },

    _parseCsv: function(text) {
        var rows = new x_acme_core.CsvParser({ separator: ';' }).toRows(text);
        var out = [];
        for (var i = 1; i < rows.length; i++) {
            if (rows[i].length < 4) {
                this.errors.push('row ' + i + ' has ' + rows[i].length + ' columns');
                continue;
            }
            out.push({
                date: rows[i][0],
                amount: parseFloat(rows[i][1].replace('.', '').replace(',', '.')),
                currency: rows[i][2],
                reference: rows[i][3],
                iban: rows[i][4] || '',
                name: rows[i][5] || ''
            });
        }
        return out;
    },

    type: 'BankFileParser'
};
