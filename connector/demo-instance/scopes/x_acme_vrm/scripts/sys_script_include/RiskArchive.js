var RiskArchive = Class.create();
RiskArchive.prototype = {
    initialize: function () {
        this.cutoffYears = 7;
    },

    archive: function () {
        var a = new GlideRecord('x_acme_vrm_assessment');
        a.addQuery('completed_on', '<', gs.yearsAgo(this.cutoffYears));
        a.query();
        var n = 0;
        while (a.next()) {
            var z = new GlideRecord('x_acme_vrm_assessment_archive');
            z.initialize();
            z.source_number = a.number;
            z.payload = this.serialise(a);
            if (z.insert()) {
                a.deleteRecord();
                n++;
            }
        }
        return n;
    },

    serialise: function (a) {
        var o = { number: a.getValue('number'), vendor: a.getDisplayValue('vendor'), answers: [] };
        var ans = new GlideRecord('x_acme_vrm_answer');
        ans.addQuery('assessment', a.getUniqueValue());
        ans.query();
        while (ans.next())
            o.answers.push([ans.getDisplayValue('question'), ans.getValue('value')]);
        return JSON.stringify(o);
    },

    type: 'RiskArchive'
};
