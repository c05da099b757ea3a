var CsvParser = Class.create();
CsvParser.prototype = {
    initialize: function (options) {
        var o = options || {};
        this.separator = o.separator || ',';
        this.quote = o.quote || '"';
    },

    /**
     * @param {string} text with a header line
     * @returns {Object[]} one object a line, keyed by the header
     */
    parse: function (text) {
        var rows = this.toRows(text);
        if (rows.length === 0)
            return [];
        var header = rows[0].map(function (h) { return h.trim().toLowerCase().replace(/\s+/g, '_'); });
        return rows.slice(1).map(function (cells) {
            var obj = {};
            header.forEach(function (h, i) { obj[h] = cells[i] === undefined ? '' : cells[i]; });
            return obj;
        });
    },

    /**
     * @param {string} text
     * @returns {Array<string[]>} the header line is row 0
     */
    toRows: function (text) {
        var rows = [], row = [], cell = '', inQuotes = false;
        var s = String(text).replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
        for (var i = 0; i < s.length; i++) {
            var c = s.charAt(i);
            if (inQuotes) {
                if (c === this.quote && s.charAt(i + 1) === this.quote) {
                    cell += c;
                    i++;
                } else if (c === this.quote) {
                    inQuotes = false;
                } else {
                    cell += c;
                }
                continue;
            }
            if (c === this.quote) {
                inQuotes = true;
            } else if (c === this.separator) {
                row.push(cell);
                cell = '';
            } else if (c === '\n') {
                row.push(cell);
                if (row.length > 1 || row[0] !== '')
                    rows.push(row);
                row = [];
                cell = '';
            } else {
                cell += c;
            }
        }
        if (cell !== '' || row.length) {
            row.push(cell);
            rows.push(row);
        }
        return rows;
    },

    escape: function (value) {
        var s = value === null || value === undefined ? '' : String(value);
        if (s.indexOf(this.separator) >= 0 || s.indexOf(this.quote) >= 0 || /[\n\r]/.test(s))
            return this.quote + s.split(this.quote).join(this.quote + this.quote) + this.quote;
        return s;
    },

    type: 'CsvParser'
};
