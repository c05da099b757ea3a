/**
 * Scores vendors from 0 (no risk) to 100.
 *
 * Inputs of a score:
 *   1. the answers of the newest completed assessment, by domain
 *   2. open issues
 *   3. signals from outside (screening, ratings feed)
 *   4. how old all this is
 *
 * The method paper is in the knowledge base (KB0012960, "How we score third parties"). If you change a number here change it there.
 */
var RiskScorer = Class.create();

RiskScorer.DOMAINS = ['security', 'privacy', 'continuity', 'financial', 'compliance', 'esg'];

RiskScorer.BANDS = [
    { upTo: 25, name: 'low' },
    { upTo: 50, name: 'moderate' },
    { upTo: 75, name: 'high' },
    { upTo: 100, name: 'critical' }
];

RiskScorer.bandOf = function (score) {
    for (var i = 0; i < RiskScorer.BANDS.length; i++) {
        if (score <= RiskScorer.BANDS[i].upTo)
            return RiskScorer.BANDS[i].name;
    }
    return 'critical';
};

RiskScorer.prototype = {

    initialize: function () {
        this.log = new x_acme_core.Logger('RiskScorer');
        this.config = new x_acme_core.ConfigReader('x_acme_vrm');
        this.tiering = new VendorTiering();
        this.issues = new IssueTracker();
        this.parser = new QuestionnaireParser();
        this._weightCache = {};
    },

    /**
     * Computes, stores and returns the score of one vendor.
     *
     * @param {string} vendorId sys_id of the core_company
     * @return {Object} {score, band, domains, basis}; score is -1 when there is nothing to score from
     */
    scoreVendor: function (vendorId) {
        var assessment = this._latestCompleted(vendorId);
        if (!assessment) {
            this.log.warn('No completed assessment', { vendor: vendorId });
            return { score: -1, band: 'unknown', domains: {}, basis: null };
        }
        var tier = this.tiering.tierOf(vendorId);
        var weights = this.weightsFor(tier);
        var domains = this._domainScores(assessment.getUniqueValue());
        var base = this._weighted(domains, weights);
        var score = base + this._issuePenalty(assessment.getUniqueValue()) + this._externalPenalty(vendorId);
        score = score * this._staleness(assessment);
        score = Math.max(0, Math.min(100, Math.round(score)));

        var result = {
            score: score,
            band: RiskScorer.bandOf(score),
            domains: domains,
            basis: assessment.getUniqueValue()
        };
        this._store(vendorId, result);
        return result;
    },

    /**
     * Weights of the domains, they always add up to 1.
     * @param {string} tier '1' .. '4'
     */
    weightsFor: function (tier) {
        if (this._weightCache[tier])
            return this._weightCache[tier];
        var w = {}, sum = 0;
        var gr = new GlideRecord('x_acme_vrm_weight');
        gr.addQuery('tier', tier);
        gr.query();
        while (gr.next()) {
            w[gr.getValue('domain')] = Number(gr.getValue('weight'));
            sum += Number(gr.getValue('weight'));
        }
        if (sum == 0) {
            // nothing maintained for this tier: all the same
            RiskScorer.DOMAINS.forEach(function (d) { w[d] = 1; });
            sum = RiskScorer.DOMAINS.length;
        }
        for (var d in w)
            w[d] = w[d] / sum;
        this._weightCache[tier] = w;
        return w;
    },

    /**
     * The score in words, for the assessment form and for auditors.
     * @return {Array} of {domain, score, weight, contribution, worst}
     */
    explain: function (assessmentId) {
        var a = new GlideRecord('x_acme_vrm_assessment');
        if (!a.get(assessmentId))
            return [];
        var weights = this.weightsFor(this.tiering.tierOf(a.getValue('vendor')));
        var domains = this._domainScores(assessmentId);
        var rows = [];
        for (var d in domains) {
            var weight = weights[d] || 0;
            rows.push({
                domain: d,
                score: domains[d],
                weight: Math.round(weight * 100) / 100,
                contribution: Math.round(domains[d] * weight),
                worst: this._worstAnswer(assessmentId, d)
            });
        }
        rows.sort(function (x, y) { return y.contribution - x.contribution; });
        return rows;
    },

    /**
     * All active vendors. Long (about 20 minutes), so it runs under a lock.
     * @return {Object} counts by outcome, or null when another run holds the lock
     */
    recalculateAll: function () {
        var lock = new x_acme_core.JobLock('vrm-recalculate');
        if (!lock.acquire(60)) {
            this.log.info('Other run is active, leaving');
            return null;
        }
        var counts = { scored: 0, unscored: 0, changed: 0, failed: 0 };
        try {
            var v = new GlideRecord('core_company');
            v.addQuery('vendor', true);
            v.addQuery('x_acme_vrm_in_scope', true);
            v.query();
            while (v.next()) {
                try {
                    var before = v.getValue('x_acme_vrm_band');
                    var r = this.scoreVendor(v.getUniqueValue());
                    if (r.score < 0) {
                        counts.unscored++;
                        continue;
                    }
                    counts.scored++;
                    if (r.band != before) {
                        counts.changed++;
                        gs.eventQueue('x_acme_vrm.band.changed', v, before, r.band);
                    }
                } catch (e) {
                    counts.failed++;
                    this.log.error('Vendor ' + v.getUniqueValue(), e);
                }
            }
        } finally {
            lock.release();
        }
        return counts;
    },

    /**
     * @param {string} vendorId
     * @param {number} [months] 12
     * @return {Object} {direction, delta, points}; up is worse
     */
    trend: function (vendorId, months) {
        var points = [];
        var h = new GlideRecord('x_acme_vrm_score_history');
        h.addQuery('vendor', vendorId);
        h.addEncodedQuery('sys_created_onRELATIVEGT@month@ago@' + (months || 12));
        h.orderBy('sys_created_on');
        h.query();
        while (h.next())
            points.push({ on: h.getValue('sys_created_on').substring(0, 10), score: Number(h.getValue('score')) });
        if (points.length < 2)
            return { direction: 'flat', delta: 0, points: points };
        var delta = points[points.length - 1].score - points[0].score;
        return { direction: delta > 5 ? 'worse' : (delta < -5 ? 'better' : 'flat'), delta: delta, points: points };
    },

    /**
     * Rank of a vendor among those which supply the same category (1 = most risky).
     */
    rankInCategory: function (vendorId) {
        var v = new GlideRecord('core_company');
        if (!v.get(vendorId) || !v.getValue('x_acme_vrm_category'))
            return 0;
        var agg = new GlideAggregate('core_company');
        agg.addQuery('x_acme_vrm_category', v.getValue('x_acme_vrm_category'));
        agg.addQuery('x_acme_vrm_score', '>', Number(v.getValue('x_acme_vrm_score')));
        agg.addAggregate('COUNT');
        agg.query();
        agg.next();
        return parseInt(agg.getAggregate('COUNT'), 10) + 1;
    },

    /**
     * Score with some domains replaced. Nothing is stored; issues and outside signals are left out.
     */
    whatIf: function (assessmentId, overrides) {
        var a = new GlideRecord('x_acme_vrm_assessment');
        a.get(assessmentId);
        var domains = this._domainScores(assessmentId);
        for (var d in overrides) {
            if (domains[d] !== undefined)
                domains[d] = overrides[d];
        }
        var score = this._weighted(domains, this.weightsFor(this.tiering.tierOf(a.getValue('vendor'))));
        return { score: Math.round(score), band: RiskScorer.bandOf(score) };
    },

    /**
     * Share of our spend by band, for the board paper.
     * @param {number} year
     * @return {Object} band -> {vendors, spend, share}
     */
    exposureByBand: function (year) {
        var spendOf = new VendorUtils();
        var out = {}, total = 0;
        RiskScorer.BANDS.forEach(function (b) { out[b.name] = { vendors: 0, spend: 0, share: 0 }; });
        var v = new GlideRecord('core_company');
        v.addQuery('vendor', true);
        v.addNotNullQuery('x_acme_vrm_band');
        v.query();
        while (v.next()) {
            var cell = out[v.getValue('x_acme_vrm_band')];
            if (!cell)
                continue;   // old values like "medium"
            var spend = spendOf.getSpend(v.getUniqueValue(), year);
            cell.vendors++;
            cell.spend += spend;
            total += spend;
        }
        for (var name in out)
            out[name].share = total > 0 ? Math.round(1000 * out[name].spend / total) / 10 : 0;
        return out;
    },

    /**
     * Vendors whose score nobody should trust any more.
     * @return {Array} of {id, name, why}
     */
    unreliable: function () {
        var list = [];
        var v = new GlideRecord('core_company');
        v.addQuery('vendor', true);
        v.addQuery('x_acme_vrm_in_scope', true);
        v.query();
        while (v.next()) {
            var why = [];
            if (!v.getValue('x_acme_vrm_scored_on'))
                why.push('never scored');
            var a = this._latestCompleted(v.getUniqueValue());
            if (!a)
                why.push('no assessment');
            else if (this._staleness(a) > 1.1)
                why.push('assessment of ' + a.getValue('completed_on').substring(0, 4));
            if (a && this.parser.completeness(a.getUniqueValue()) < 60)
                why.push('many answers missing');
            if (why.length)
                list.push({ id: v.getUniqueValue(), name: v.getValue('name'), why: why.join(', ') });
        }
        return list;
    },

    /**
     * Two vendors side by side, for the buyers.
     */
    compare: function (vendorA, vendorB) {
        var a = this._latestCompleted(vendorA), b = this._latestCompleted(vendorB);
        if (!a || !b)
            return null;
        var da = this._domainScores(a.getUniqueValue());
        var db = this._domainScores(b.getUniqueValue());
        return RiskScorer.DOMAINS.map(function (d) {
            var left = da[d] === undefined ? null : da[d];
            var right = db[d] === undefined ? null : db[d];
            var better = left === null || right === null || left == right ? '' : (left < right ? 'a' : 'b');
            return { domain: d, a: left, b: right, better: better };
        });
    },

    // ------------------------------------------------------------------

    _latestCompleted: function (vendorId) {
        var a = new GlideRecord('x_acme_vrm_assessment');
        a.addQuery('vendor', vendorId);
        a.addQuery('state', 'complete');
        a.orderByDesc('completed_on');
        a.setLimit(1);
        a.query();
        return a.next() ? a : null;
    },

    _domainScores: function (assessmentId) {
        var sums = {}, counts = {};
        var ans = new GlideRecord('x_acme_vrm_answer');
        ans.addQuery('assessment', assessmentId);
        ans.addQuery('question.scored', true);
        ans.query();
        while (ans.next()) {
            var domain = String(ans.question.domain);
            var points = this.parser.pointsOf(ans);
            if (points === null)
                continue;           // "not applicable"
            var importance = parseInt(ans.question.importance, 10) || 1;
            sums[domain] = (sums[domain] || 0) + points * importance;
            counts[domain] = (counts[domain] || 0) + importance;
        }
        var out = {};
        for (var d in sums)
            out[d] = Math.round(sums[d] / counts[d]);
        return out;
    },

    _weighted: function (domains, weights) {
        var total = 0, used = 0;
        for (var d in domains) {
            var w = weights[d] || 0;
            total += domains[d] * w;
            used += w;
        }
        return used > 0 ? total / used : 0;
    },

    _issuePenalty: function (assessmentId) {
        var points = { '1': 12, '2': 6, '3': 2, '4': 0 };
        var penalty = 0;
        var open = this.issues.openFor(assessmentId);
        for (var i = 0; i < open.length; i++) {
            var p = points[open[i].severity] || 0;
            // an accepted risk counts half
            penalty += new ExceptionRegister().covers(open[i].id) ? p / 2 : p;
        }
        return Math.min(penalty, 30);
    },

    _externalPenalty: function (vendorId) {
        var penalty = 0;
        var last = new SanctionScreening().lastResult(vendorId);
        if (last && last.hit)
            penalty += 40;
        var rating = new ThirdPartyFeed().latestRating(vendorId);
        if (rating !== null && rating < 600)
            penalty += Math.round((600 - rating) / 20);
        return penalty;
    },

    // 1.0 when fresh, plus one percent a month over the twelfth
    _staleness: function (assessment) {
        var done = new GlideDateTime(assessment.getValue('completed_on'));
        var now = new GlideDateTime();
        var months = (now.getYearUTC() - done.getYearUTC()) * 12 + now.getMonthUTC() - done.getMonthUTC();
        return months > 12 ? 1 + Math.min(0.25, (months - 12) / 100) : 1;
    },

    _worstAnswer: function (assessmentId, domain) {
        var worst = null, high = -1;
        var ans = new GlideRecord('x_acme_vrm_answer');
        ans.addQuery('assessment', assessmentId);
        ans.addQuery('question.domain', domain);
        ans.query();
        while (ans.next()) {
            var p = this.parser.pointsOf(ans);
            if (p !== null && p > high) {
                high = p;
                worst = String(ans.question.short_text) + ': ' + ans.getDisplayValue('value');
            }
        }
        return worst;
    },

    _store: function (vendorId, result) {
        var v = new GlideRecord('core_company');
        if (!v.get(vendorId))
            return;
        var old = v.getValue('x_acme_vrm_score');
        v.setValue('x_acme_vrm_score', result.score);
        v.setValue('x_acme_vrm_band', result.band);
        v.setValue('x_acme_vrm_scored_on', new GlideDateTime().getValue());
        v.update();
        if (Number(old) == result.score)
            return;
        var h = new GlideRecord('x_acme_vrm_score_history');
        h.initialize();
        h.setValue('vendor', vendorId);
        h.setValue('score', result.score);
        h.setValue('assessment', result.basis);
        h.setValue('domains', JSON.stringify(result.domains));
        h.insert();
    },

    type: 'RiskScorer'
};
