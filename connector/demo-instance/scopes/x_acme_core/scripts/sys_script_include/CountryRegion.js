var CountryRegion = Class.create();

CountryRegion.REGIONS = {
    DACH: ['DE', 'AT', 'CH', 'LI'],
    NORDICS: ['SE', 'NO', 'DK', 'FI', 'IS'],
    BENELUX: ['BE', 'NL', 'LU'],
    SOUTH: ['IT', 'ES', 'PT', 'GR', 'MT', 'CY'],
    CEE: ['PL', 'CZ', 'SK', 'HU', 'RO', 'BG', 'SI', 'HR', 'EE', 'LV', 'LT'],
    WEST: ['FR', 'IE', 'GB']
};

CountryRegion.NOT_EU = ['CH', 'LI', 'NO', 'IS', 'GB'];

// static, most callers have nothing but the code in their hand
CountryRegion.isEu = function (code) {
    var c = String(code || '').toUpperCase();
    return new CountryRegion().regionOf(c) !== 'OTHER' && CountryRegion.NOT_EU.indexOf(c) < 0;
};

CountryRegion.prototype = {
    initialize: function () {
        this.names = {};
    },

    regionOf: function (code) {
        for (var region in CountryRegion.REGIONS) {
            if (CountryRegion.REGIONS[region].indexOf(code) >= 0)
                return region;
        }
        return 'OTHER';
    },

    nameOf: function (code) {
        if (!this.names[code]) {
            var gr = new GlideRecord('core_country');
            this.names[code] = gr.get('iso3166_2', code) ? gr.getValue('name') : code;
        }
        return this.names[code];
    },

    sameRegion: function (left, right) {
        var region = this.regionOf(left);
        return region !== 'OTHER' && region === this.regionOf(right);
    },

    type: 'CountryRegion'
};
