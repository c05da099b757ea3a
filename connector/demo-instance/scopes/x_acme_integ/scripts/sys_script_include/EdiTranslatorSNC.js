var EdiTranslatorSNC = Class.create();
EdiTranslatorSNC.prototype = {
    initialize: function () {
        this.separators = { segment: "'", element: '+', component: ':', release: '?' };
    },

    /**
     * Splits an interchange into segments.
     * @param {string} text
     * @returns {Array<{tag: string, elements: Array<string[]>}>}
     */
    parse: function (text) {
        var s = this.separators;
        if (text.substring(0, 3) == 'UNA') {
            s = { component: text.charAt(3), element: text.charAt(4), release: text.charAt(6), segment: text.charAt(8) };
            text = text.substring(9);
        }
        var me = this;
        return this._split(text, s.segment, s.release)
            .map(function (seg) { return seg.trim(); })
            .filter(function (seg) { return seg.length > 0; })
            .map(function (seg) {
                var parts = me._split(seg, s.element, s.release);
                return {
                    tag: parts[0],
                    elements: parts.slice(1).map(function (p) { return me._split(p, s.component, s.release); })
                };
            });
    },

    messageType: function (segments) {
        for (var i = 0; i < segments.length; i++)
            if (segments[i].tag == 'UNH')
                return segments[i].elements[1][0];
        return '';
    },

    /**
     * @param {Array} segments from parse()
     * @returns {{number: string, date: string, buyer: string, lines: Array}}
     */
    toOrder: function (segments) {
        var order = { number: '', date: '', buyer: '', lines: [] };
        var line = null;
        segments.forEach(function (seg) {
            switch (seg.tag) {
                case 'BGM':
                    order.number = seg.elements[1][0];
                    break;
                case 'DTM':
                    if (seg.elements[0][0] == '137')
                        order.date = seg.elements[0][1];
                    break;
                case 'NAD':
                    if (seg.elements[0][0] == 'BY')
                        order.buyer = seg.elements[1][0];
                    break;
                case 'LIN':
                    line = { position: parseInt(seg.elements[0][0], 10), item: seg.elements[2][0], qty: 0, price: 0 };
                    order.lines.push(line);
                    break;
                case 'QTY':
                    if (line && seg.elements[0][0] == '21')
                        line.qty = parseFloat(seg.elements[0][1]);
                    break;
                case 'PRI':
                    if (line)
                        line.price = parseFloat(seg.elements[0][1]);
                    break;
            }
        });
        return order;
    },

    acknowledge: function (reference, accepted) {
        return "UNH+1+CONTRL:D:3:UN'UCI+" + reference + '+ACME+' + (accepted ? '8' : '4') + "'UNT+3+1'";
    },

    _split: function (text, mark, release) {
        var out = [];
        var part = '';
        for (var i = 0; i < text.length; i++) {
            var c = text.charAt(i);
            if (c == release && i + 1 < text.length) {
                part += c + text.charAt(++i);
            } else if (c == mark) {
                out.push(part);
                part = '';
            } else {
                part += c;
            }
        }
        out.push(part);
        return out;
    },

    type: 'EdiTranslatorSNC'
};
