var PatternValidator = Class.create();

PatternValidator.PATTERNS = {
    email: /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i,
    iban: /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/,
    vat: /^[A-Z]{2}[A-Z0-9]{8,12}$/,
    phone: /^\+?[0-9 ()\/-]{6,20}$/,
    sysId: /^[0-9a-f]{32}$/,
    serial: /^[A-Z0-9-]{5,24}$/
};

PatternValidator.isEmail = function (text) {
    return PatternValidator.PATTERNS.email.test(String(text || ''));
};

PatternValidator.isSysId = function (text) {
    return PatternValidator.PATTERNS.sysId.test(String(text || ''));
};

PatternValidator.prototype = {
    initialize: function () {
        this.errors = [];
    },

    /**
     * @param {string} kind key of PATTERNS
     * @param {string} value
     * @param {string} [label] how the field is called in the message
     * @returns {boolean}
     */
    check: function (kind, value, label) {
        var p = PatternValidator.PATTERNS[kind];
        if (!p)
            throw new Error('No pattern ' + kind);
        var ok = p.test(String(value || '').trim());
        if (!ok)
            this.errors.push((label || kind) + ': ' + value);
        return ok;
    },

    // mod 97 check, on top of the shape
    checkIban: function (iban) {
        var s = String(iban || '').replace(/\s/g, '').toUpperCase();
        if (!this.check('iban', s))
            return false;
        var moved = s.substring(4) + s.substring(0, 4);
        var rest = 0;
        for (var i = 0; i < moved.length; i++) {
            var digits = parseInt(moved.charAt(i), 36).toString();
            for (var j = 0; j < digits.length; j++)
                rest = (rest * 10 + parseInt(digits.charAt(j), 10)) % 97;
        }
        return rest === 1;
    },

    problems: function () {
        return this.errors;
    },

    type: 'PatternValidator'
};
