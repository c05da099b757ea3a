var BarcodeParser = Class.create();
BarcodeParser.prototype = {
    initialize: function () {},

    // Accepts what the hand scanners send:
    //   ]C1 + GS1-128 with (21) serial and (240) part number
    //   ACM-nnnnnnn  our own tags
    //   anything else -> kind 'unknown'
    parse: function (raw) {
        var text = ('' + raw).replace(/[\r\n\t]/g, '');
        if (/^ACM-\d{6,7}$/i.test(text))
            return { kind: 'tag', tag: text.toUpperCase() };
        if (text.indexOf(']C1') === 0)
            return this._gs1(text.substring(3));
        if (/^\(\d{2,3}\)/.test(text))
            return this._gs1(text);
        return { kind: 'unknown', raw: text };
    },

    /**
     * GS1 check digit.
     * @param {string} digits without the check digit
     * @returns {number}
     */
    checkDigit: function (digits) {
        var sum = 0;
        for (var i = digits.length - 1, w = 3; i >= 0; i--, w = 4 - w)
            sum += w * parseInt(digits.charAt(i), 10);
        return (10 - sum % 10) % 10;
    },

    isValidGtin: function (gtin) {
        if (!/^\d{8}$|^\d{12,14}$/.test(gtin))
            return false;
        return this.checkDigit(gtin.slice(0, -1)) == gtin.slice(-1);
    },

    _gs1: function (body) {
        var out = { kind: 'gs1' }, m;
        var re = /\((\d{2,3})\)([^(]+)/g;
        while ((m = re.exec(body)) !== null) {
            if (m[1] == '21') out.serial = m[2];
            if (m[1] == '240') out.partNumber = m[2];
            if (m[1] == '01') out.gtin = m[2];
        }
        return out;
    },

    type: 'BarcodeParser'
};
