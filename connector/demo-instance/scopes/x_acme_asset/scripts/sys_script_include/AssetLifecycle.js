var AssetLifecycle = Class.create();

AssetLifecycle.STATES = {
    ON_ORDER: '2',
    IN_STOCK: '6',
    IN_USE: '1',
    IN_TRANSIT: '9',
    IN_MAINTENANCE: '3',
    RETIRED: '7',
    MISSING: '8'
};

// from -> list of states that are legal afterwards
AssetLifecycle.GRAPH = {
    '2': ['6', '9'],
    '6': ['1', '9', '3', '7', '8'],
    '1': ['6', '3', '7', '8'],
    '9': ['6', '1', '8'],
    '3': ['6', '1', '7'],
    '8': ['6', '7'],
    '7': []
};

AssetLifecycle.prototype = {

    initialize: function () {
        this.log = new x_acme_core.Logger('AssetLifecycle');
    },

    /**
     * Moves an asset to another state and keeps a line of history.
     *
     * @param {GlideRecord} assetGr alm_asset or a child table, already queried
     * @param {string} state one of AssetLifecycle.STATES, or its name
     * @param {string} reason free text, goes to the history
     * @return {boolean} false when the move is not legal
     */
    transition: function (assetGr, state, reason) {
        state = this._code(state);
        var from = assetGr.getValue('install_status');
        if (!this.canTransition(assetGr, state)) {
            this.log.warn('Refused move ' + from + ' -> ' + state, { asset: assetGr.getValue('asset_tag') });
            return false;
        }
        assetGr.setValue('install_status', state);
        if (state == AssetLifecycle.STATES.IN_STOCK) {
            assetGr.setValue('substatus', 'available');
            assetGr.setValue('assigned_to', '');
        }
        if (state == AssetLifecycle.STATES.RETIRED) {
            assetGr.setValue('substatus', 'disposed');
            assetGr.setValue('retired', new GlideDateTime().getDate().getValue());
        }
        if (!assetGr.update()) {
            this.log.error('Update refused by the table', assetGr.getLastErrorMessage());
            return false;
        }
        this._writeHistory(assetGr.getUniqueValue(), from, state, reason);
        new x_acme_core.AuditTrail(assetGr).add('state', { from: from, to: state });
        return true;
    },

    canTransition: function (assetGr, state) {
        state = this._code(state);
        var from = assetGr.getValue('install_status');
        if (!from)
            return state == AssetLifecycle.STATES.ON_ORDER || state == AssetLifecycle.STATES.IN_STOCK;
        var legal = AssetLifecycle.GRAPH[from] || [];
        if (legal.indexOf(String(state)) < 0)
            return false;
        // a leased machine never goes to retired before the lessor has it back
        if (state == AssetLifecycle.STATES.RETIRED && assetGr.getValue('acquisition_method') == 'lease')
            return !new LeaseTerms().isRunning(assetGr.getUniqueValue());
        return true;
    },

    retire: function (assetId, reason) {
        var gr = new GlideRecord('alm_asset');
        if (!gr.get(assetId))
            return false;
        if (gr.getValue('install_status') == AssetLifecycle.STATES.IN_USE)
            this.transition(gr, AssetLifecycle.STATES.IN_STOCK, 'Return before retirement');
        return this.transition(gr, AssetLifecycle.STATES.RETIRED, reason || 'End of life');
    },

    /**
     * @param {string} assetId
     * @return {Array} of {on, by, from, to, reason}, oldest first
     */
    history: function (assetId) {
        var out = [];
        var h = new GlideRecord('x_acme_asset_history');
        h.addQuery('asset', assetId);
        h.orderBy('sys_created_on');
        h.query();
        while (h.next()) {
            out.push({
                on: h.getValue('sys_created_on'),
                by: h.getValue('sys_created_by'),
                from: h.getDisplayValue('from_state'),
                to: h.getDisplayValue('to_state'),
                reason: h.getValue('reason')
            });
        }
        return out;
    },

    // '6' or 'in_stock', HR and the field service send the name
    _code: function (state) {
        return AssetLifecycle.STATES[String(state).toUpperCase()] || String(state);
    },

    _writeHistory: function (assetId, from, to, reason) {
        var h = new GlideRecord('x_acme_asset_history');
        h.initialize();
        h.setValue('asset', assetId);
        h.setValue('from_state', from);
        h.setValue('to_state', to);
        h.setValue('reason', reason);
        return h.insert();
    },

    type: 'AssetLifecycle'
};
