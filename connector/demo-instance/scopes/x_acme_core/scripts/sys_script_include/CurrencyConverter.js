var CurrencyConverter = Class.create();

CurrencyConverter.ZERO_DECIMALS = { JPY: true, KRW: true, CLP: true, VND: true };

CurrencyConverter.prototype = {
    initialize: function (baseCode) {
        this.base = (baseCode || 'EUR').toUpperCase();
        this.rates = {};
        this.log = new Logger('CurrencyConverter');
    },

    /**
     * @param {number} amount
     * @param {string} from ISO code
     * @param {string} to ISO code
     * @param {GlideDate|string} [onDate] today when left out
     * @returns {number|null} null when a rate is missing
     */
    convert: function (amount, from, to, onDate) {
        if (from === to) return this.round(amount, to);
        var day = onDate ? String(onDate).substring(0, 10) : new GlideDate().getValue();
        var rFrom = this.rateFor(from, day);
        var rTo = this.rateFor(to, day);
        if (!rFrom || !rTo) {
            this.log.warn('No rate for ' + from + '/' + to, { date: day });
            return null;
        }
        return this.round(amount / rFrom * rTo, to);
    },

    round: function (amount, code) {
        var places = CurrencyConverter.ZERO_DECIMALS[code] ? 0 : 2;
        var f = Math.pow(10, places);
        // banker's rounding is NOT wanted, see finance handbook 4.2
        return Math.round((parseFloat(amount) + 1e-9) * f) / f;
    },

    /* rate of one unit of base in code */
    rateFor: function (code, date) {
        if (code === this.base) return 1;
        if (!this.rates[date]) this._loadRates(date);
        return this.rates[date][code] || 0;
    },

    _loadRates: function (date) {
        var day = {};
        var gr = new GlideRecord('x_acme_core_rate');
        gr.addQuery('base', this.base);
        gr.addQuery('valid_from', '<=', date);
        gr.orderBy('valid_from');
        gr.query();
        while (gr.next()) {
            // later rows win
            day[gr.getValue('currency')] = parseFloat(gr.getValue('rate'));
        }
        this.rates[date] = day;
    },

    type: 'CurrencyConverter'
};
