/*
 * HardwareRefreshPlanner
 *
 * Every autumn IT plans which laptops, desktops and phones are replaced in the next fiscal year. Until 2022 this was a
 * spreadsheet of 14 tabs. The plan has three tables:
 *
 *   x_acme_asset_refresh_plan   one per fiscal year, with a budget
 *   x_acme_asset_refresh_wave   a quarter of the plan and a site
 *   x_acme_asset_refresh_line   a device to be replaced, its score, its successor model, its wave
 *
 * Order of use: collect() -> score() -> fitBudget() -> spreadOverWaves() -> publish().
 * Each step may be repeated, it starts from what the step before it has left in the tables.
 */
var HardwareRefreshPlanner = Class.create();

HardwareRefreshPlanner.LINE = 'x_acme_asset_refresh_line';
HardwareRefreshPlanner.WAVE = 'x_acme_asset_refresh_wave';
HardwareRefreshPlanner.PLAN = 'x_acme_asset_refresh_plan';

HardwareRefreshPlanner.WEIGHTS = {
    age: 0.45,
    warranty: 0.25,
    incidents: 0.2,
    vip: 0.1
};

HardwareRefreshPlanner.yearLabel = function (year) {
    return 'FY' + String(year).slice(-2);
};

HardwareRefreshPlanner.prototype = {

    initialize: function (planId) {
        this.planId = planId;
        this.plan = new GlideRecord(HardwareRefreshPlanner.PLAN);
        if (planId && !this.plan.get(planId))
            throw new Error('HardwareRefreshPlanner: no plan ' + planId);
        this.config = new x_acme_core.ConfigReader('x_acme_asset');
        this.log = new x_acme_core.Logger('HardwareRefreshPlanner');
        this.warranty = new WarrantyLookup();
        this.fx = new x_acme_core.CurrencyConverter('EUR');
        this._successors = {};
        this._prices = {};
    },

    createPlan: function (year, budget) {
        var existing = new x_acme_core.RecordFinder(HardwareRefreshPlanner.PLAN).first('fiscal_year=' + year + '^state!=cancelled');
        if (existing) {
            gs.addInfoMessage(gs.getMessage('There is already a plan for {0}', HardwareRefreshPlanner.yearLabel(year)));
            return existing.getUniqueValue();
        }
        this.plan.initialize();
        this.plan.setValue('fiscal_year', year);
        this.plan.setValue('name', 'Hardware refresh ' + HardwareRefreshPlanner.yearLabel(year));
        this.plan.setValue('budget', budget);
        this.plan.setValue('state', 'collecting');
        this.planId = this.plan.insert();
        return this.planId;
    },

    /**
     * Puts all devices that reach their age limit before the end of the plan year on the plan.
     * Devices that are already on it stay as they are.
     *
     * @return {number} lines added
     */
    collect: function () {
        var added = 0;
        var known = this._knownAssets();
        var hw = new GlideRecord('alm_hardware');
        hw.addQuery('install_status', '1');
        hw.addQuery('model_category.name', 'IN', this.config.getList('refresh.categories', ['Computer', 'Mobile Phone']).join(','));
        hw.addQuery('purchase_date', '<=', this._cutOff());
        hw.query();
        while (hw.next()) {
            if (known[hw.getUniqueValue()])
                continue;
            if (this._isExcluded(hw))
                continue;
            var line = new GlideRecord(HardwareRefreshPlanner.LINE);
            line.initialize();
            line.setValue('plan', this.planId);
            line.setValue('asset', hw.getUniqueValue());
            line.setValue('user', hw.getValue('assigned_to'));
            line.setValue('site', hw.getValue('location') || hw.assigned_to.location);
            line.setValue('successor', this.successorOf(hw.getValue('model')));
            line.setValue('state', 'candidate');
            if (line.insert())
                added++;
        }
        this._setPlanState('collected');
        this.log.info('Collected ' + added, { plan: this.planId });
        return added;
    },

    score: function () {
        var self = this;
        return this.log.timed('score refresh plan', function () {
            var n = 0;
            var line = self._lines('candidate');
            while (line.next()) {
                var parts = self._partsFor(line);
                var total = 0;
                for (var key in HardwareRefreshPlanner.WEIGHTS)
                    total += HardwareRefreshPlanner.WEIGHTS[key] * parts[key];
                line.setValue('score', Math.round(total * 100));
                line.setValue('score_detail', JSON.stringify(parts));
                line.update();
                n++;
            }
            return n;
        });
    },

    /**
     * Takes lines by descending score until the money is gone.
     * @return {Object} taken, dropped, spent
     */
    fitBudget: function () {
        var budget = Number(this.plan.getValue('budget'));
        var out = { taken: 0, dropped: 0, spent: 0 };
        var line = this._lines('candidate,in,out', 'score');
        while (line.next()) {
            var price = this.priceOf(line.getValue('successor'));
            var fits = out.spent + price <= budget;
            // must-haves ignore the budget (safety relevant places in the plants)
            if (line.getValue('mandatory') == '1')
                fits = true;
            if (fits) {
                out.spent += price;
                out.taken++;
            } else {
                out.dropped++;
            }
            line.setValue('state', fits ? 'in' : 'out');
            line.setValue('price', price);
            line.update();
        }
        out.spent = this.fx.round(out.spent, 'EUR');
        this.plan.setValue('planned_spend', out.spent);
        this._setPlanState('budgeted');
        return out;
    },

    /**
     * Cuts the chosen lines into waves by site and hands them out over the four quarters.
     */
    spreadOverWaves: function () {
        var bySite = {};
        var line = this._lines('in');
        while (line.next()) {
            var site = line.getValue('site') || 'none';
            (bySite[site] = bySite[site] || []).push(line.getUniqueValue());
        }
        var perWave = this.config.getNumber('refresh.devices_per_wave', 40);
        var quarter = 1;
        var chunker = new x_acme_core.ArrayTool();
        for (var s in bySite) {
            var parts = chunker.chunk(bySite[s], perWave);
            for (var i = 0; i < parts.length; i++) {
                var waveId = this._createWave(s, quarter, parts[i].length);
                this._putInWave(parts[i], waveId);
                quarter = quarter % 4 + 1;
            }
        }
        this._setPlanState('scheduled');
    },

    publish: function (comment) {
        if (this.plan.getValue('state') != 'scheduled') {
            gs.addErrorMessage('The plan needs waves before it is published');
            return false;
        }
        var router = new x_acme_core.ApprovalRouter();
        var approvers = router.approversFor(this.plan);
        if (!approvers || approvers.length == 0) {
            this.log.warn('Plan without approvers', { plan: this.planId });
            return false;
        }
        router.requestApproval(this.plan, approvers, comment || '');
        this._setPlanState('approval');
        new x_acme_core.Notifier().event('x_acme_asset.refresh.published', this.plan, approvers.join(','), '');
        return true;
    },

    // --- one wave ---------------------------------------------------------------------------------

    /**
     * Reserves the new machines of a wave and writes to their users.
     * @param {string} waveId
     * @return {number} lines that are ready now
     */
    startWave: function (waveId) {
        var wave = new GlideRecord(HardwareRefreshPlanner.WAVE);
        if (!wave.get(waveId))
            return 0;
        var inv = new StockroomInventory();
        var notifier = new x_acme_core.Notifier();
        var started = 0;
        var line = new GlideRecord(HardwareRefreshPlanner.LINE);
        line.addQuery('wave', waveId);
        line.addQuery('state', 'in');
        line.query();
        while (line.next()) {
            var taken = inv.reserve(line.getValue('successor'), 1, '');
            if (taken.short > 0) {
                line.setValue('state', 'waiting_stock');
                line.update();
                continue;
            }
            line.setValue('new_asset', taken.reserved[0]);
            line.setValue('state', 'ready');
            line.update();
            notifier.email(line.getValue('user'), 'Your new device', this._invitation(line));
            started++;
        }
        wave.setValue('state', 'running');
        wave.setValue('started_on', new GlideDateTime().getValue());
        wave.update();
        return started;
    },

    swap: function (lineId) {
        var line = new GlideRecord(HardwareRefreshPlanner.LINE);
        if (!line.get(lineId) || line.getValue('state') != 'ready')
            return false;
        var util = new AssetUtil();
        if (!util.assign(line.getValue('new_asset'), line.getValue('user')))
            return false;
        var old = line.asset.getRefRecord();
        var ok = new AssetLifecycle().transition(old, AssetLifecycle.STATES.IN_STOCK, 'Swapped, plan ' + this.plan.getValue('name'));
        if (ok) {
            old.setValue('substatus', 'pending_disposal');
            old.update();
        }
        line.setValue('state', ok ? 'swapped' : 'old_not_returned');
        line.setValue('swapped_on', new GlideDateTime().getValue());
        line.update();
        return ok;
    },

    progress: function () {
        var out = { total: 0, swapped: 0, waiting: 0, percent: 0 };
        var agg = new GlideAggregate(HardwareRefreshPlanner.LINE);
        agg.addQuery('plan', this.planId);
        agg.addQuery('state', '!=', 'out');
        agg.groupBy('state');
        agg.addAggregate('COUNT');
        agg.query();
        while (agg.next()) {
            var n = Number(agg.getAggregate('COUNT'));
            out.total += n;
            if (agg.getValue('state') == 'swapped') out.swapped += n;
            if (agg.getValue('state') == 'waiting_stock') out.waiting += n;
        }
        if (out.total)
            out.percent = Math.round(100 * out.swapped / out.total);
        return out;
    },

    // the model which replaces this one. Follows the chain as long as the successor is itself end of sale
    successorOf: function (modelId) {
        if (this._successors[modelId] !== undefined)
            return this._successors[modelId];
        var current = modelId, guard = 0, found = '';
        while (current && guard++ < 5) {
            var m = new GlideRecord('cmdb_hardware_product_model');
            if (!m.get(current))
                break;
            if (m.getValue('status') == 'In Production') {
                found = current;
                break;
            }
            current = m.getValue('x_acme_asset_successor');
        }
        this._successors[modelId] = found;
        return found;
    },

    priceOf: function (modelId) {
        if (!modelId)
            return 0;
        if (this._prices[modelId] === undefined) {
            var item = new GlideRecord('pc_vendor_cat_item');
            item.addQuery('model', modelId);
            item.addActiveQuery();
            item.orderBy('price');
            item.setLimit(1);
            item.query();
            this._prices[modelId] = 0;
            if (item.next()) {
                var raw = parseFloat(item.getValue('price')) || 0;
                var code = item.getValue('currency') || 'EUR';
                this._prices[modelId] = code == 'EUR' ? raw : this.fx.convert(raw, code, 'EUR', new GlideDateTime());
            }
        }
        return this._prices[modelId];
    },

    // --- private ----------------------------------------------------------------------------------

    _cutOff: function () {
        var years = this.config.getNumber('refresh.age_years', 4);
        var d = new GlideDateTime(this.plan.getValue('fiscal_year') + '-12-31 00:00:00');
        d.addYearsUTC(-years);
        return d.getDate().getValue();
    },

    _knownAssets: function () {
        var known = {};
        var line = this._lines('');
        while (line.next())
            known[line.getValue('asset')] = true;
        return known;
    },

    // people who leave before the year is over get nothing new, neither do loaners or leased machines
    _isExcluded: function (hw) {
        if (hw.getValue('substatus') == 'loaner' || hw.getValue('acquisition_method') == 'lease')
            return true;
        var user = hw.getValue('assigned_to');
        if (!user)
            return true;
        return !new x_acme_core.UserDirectory().isActive(user);
    },

    _lines: function (states, orderDesc) {
        var line = new GlideRecord(HardwareRefreshPlanner.LINE);
        line.addQuery('plan', this.planId);
        if (states)
            line.addQuery('state', 'IN', states);
        if (orderDesc)
            line.orderByDesc(orderDesc);
        line.query();
        return line;
    },

    _partsFor: function (line) {
        var hw = line.asset.getRefRecord();
        var now = new GlideDateTime();
        var bought = new GlideDateTime(hw.getValue('purchase_date'));
        var ageYears = GlideDateTime.subtract(bought, now).getNumericValue() / (365 * 24 * 3600 * 1000);

        var end = this.warranty.expiresOn(hw.getUniqueValue());
        return {
            age: Math.min(1, ageYears / 6),
            warranty: !end || end.before(now) ? 1 : 0,
            incidents: Math.min(1, this._incidentCount(hw.getValue('ci')) / 5),
            vip: line.user.vip == true ? 1 : 0
        };
    },

    _incidentCount: function (ciId) {
        if (!ciId)
            return 0;
        var agg = new GlideAggregate('incident');
        agg.addQuery('cmdb_ci', ciId);
        agg.addEncodedQuery('opened_atRELATIVEGT@month@ago@12');
        agg.addAggregate('COUNT');
        agg.query();
        return agg.next() ? parseInt(agg.getAggregate('COUNT'), 10) : 0;
    },

    _createWave: function (site, quarter, size) {
        var wave = new GlideRecord(HardwareRefreshPlanner.WAVE);
        wave.initialize();
        wave.setValue('plan', this.planId);
        if (site != 'none')
            wave.setValue('site', site);
        wave.setValue('quarter', 'Q' + quarter);
        wave.setValue('size', size);
        wave.setValue('state', 'planned');
        return wave.insert();
    },

    _putInWave: function (lineIds, waveId) {
        var line = new GlideRecord(HardwareRefreshPlanner.LINE);
        line.addQuery('sys_id', 'IN', lineIds.join(','));
        line.setValue('wave', waveId);
        line.updateMultiple();
    },

    _setPlanState: function (state) {
        this.plan.setValue('state', state);
        this.plan.update();
    },

    _invitation: function (line) {
        var lang = new x_acme_core.UserDirectory().preferredLanguage(line.getValue('user'));
        var model = line.getDisplayValue('successor');
        if (lang == 'de')
            return 'Ihr neues Geraet (' + model + ') liegt bereit. Bitte waehlen Sie einen Termin im Portal.';
        if (lang == 'fr')
            return 'Votre nouvel appareil (' + model + ') est disponible. Merci de choisir une date dans le portail.';
        return 'Your new device (' + model + ') is ready. Please choose a date in the portal.';
    },

    type: 'HardwareRefreshPlanner'
};
