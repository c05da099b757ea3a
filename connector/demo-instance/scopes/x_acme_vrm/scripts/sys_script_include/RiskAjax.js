var RiskAjax = Class.create();
RiskAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {
    getScore: function() {
        var v = new GlideRecord('core_company');
        if (!v.get(this.getParameter('sysparm_vendor')))
            return '';
        return JSON.stringify({
            score: v.getValue('x_acme_vrm_score'),
            band: v.getDisplayValue('x_acme_vrm_band'),
            rank: new RiskScorer().rankInCategory(v.getUniqueValue())
        });
    },

    explainScore: function() {
        var rows = new RiskScorer().explain(this.getParameter('sysparm_assessment'));
        return JSON.stringify(rows.slice(0, 5));
    },

    proposeTier: function() {
        return new VendorTiering().propose(this.getParameter('sysparm_vendor'));
    },

    // used by the purchase request form, warns the buyer
    checkAppetite: function() {
        var verdict = new RiskAppetite().check(this.getParameter('sysparm_vendor'), Number(this.getParameter('sysparm_amount')));
        return verdict.allowed ? '' : verdict.reason;
    },

    screenNow: function() {
        if (!gs.hasRole('x_acme_vrm.analyst'))
            return JSON.stringify({ error: 'role' });
        var r = new SanctionScreening().screen(this.getParameter('sysparm_name_text'), this.getParameter('sysparm_country'));
        return JSON.stringify({ hit: r.hit, score: r.score, lists: r.lists });
    },

    type: 'RiskAjax'
});
