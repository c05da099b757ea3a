var QuestionnaireParser = Class.create();
QuestionnaireParser.prototype = {
    initialize: function () {
        this.errors = [];
    },

    // Vendors send back the sheet as CSV: code;answer;comment
    parseSheet: function (attachmentId) {
        this.errors = [];
        var text = this._textOf(attachmentId);
        var rows = new x_acme_core.CsvParser({ separator: ';' }).toRows(text);
        var answers = {};
        for (var i = 1; i < rows.length; i++) {
            var code = String(rows[i][0] || '').trim().toUpperCase();
            if (!code)
                continue;
            if (!/^[A-Z]{2,4}-\d{1,3}[a-z]?$/i.test(code)) {
                this.errors.push('Line ' + (i + 1) + ': bad question code ' + code);
                continue;
            }
            if (answers[code])
                this.errors.push('Line ' + (i + 1) + ': ' + code + ' is there twice, the last one wins');
            answers[code] = { value: this._canonical(rows[i][1]), comment: rows[i][2] || '' };
        }
        return answers;
    },

    /**
     * @param {string} assessmentId
     * @param {Object} answers as parseSheet gives them
     * @return {{applied: number, missing: string[], errors: string[]}}
     */
    applyTo: function (assessmentId, answers) {
        var n = 0, missing = [];
        var ans = new GlideRecord('x_acme_vrm_answer');
        ans.addQuery('assessment', assessmentId);
        ans.query();
        while (ans.next()) {
            var given = answers[String(ans.question.code).toUpperCase()];
            if (!given) {
                if (ans.question.mandatory == true)
                    missing.push(String(ans.question.code));
                continue;
            }
            ans.setValue('value', given.value);
            ans.setValue('vendor_comment', given.comment);
            ans.update();
            n++;
        }
        return { applied: n, missing: missing, errors: this.errors };
    },

    // 0 good .. 100 bad, null for n/a
    pointsOf: function (answerGr) {
        var v = answerGr.getValue('value');
        switch (String(answerGr.question.answer_type)) {
            case 'yes_no':
                if (v == 'na') return null;
                var good = String(answerGr.question.good_answer || 'yes');
                return v == good ? 0 : (v == 'partial' ? 50 : 100);
            case 'scale':
                var n = parseInt(v, 10);
                return isNaN(n) ? 100 : Math.max(0, 100 - (n - 1) * 25);
            case 'date':
                if (!v) return 100;
                var d = new GlideDateTime(v);
                d.addMonthsUTC(12);
                return d.before(new GlideDateTime()) ? 80 : 0;
            case 'text':
                return null;
            default:
                return v ? 0 : 100;
        }
    },

    // rounded down, so that 100 means all
    completeness: function (assessmentId) {
        var all = 0, done = 0;
        var agg = new GlideAggregate('x_acme_vrm_answer');
        agg.addQuery('assessment', assessmentId);
        agg.addAggregate('COUNT');
        agg.groupBy('value');
        agg.query();
        while (agg.next()) {
            var c = Number(agg.getAggregate('COUNT'));
            all += c;
            if (agg.getValue('value')) done += c;
        }
        return all == 0 ? 0 : Math.floor(100 * done / all);
    },

    _canonical: function (text) {
        var t = String(text || '').trim().toLowerCase();
        var map = { y: 'yes', ja: 'yes', oui: 'yes', si: 'yes', n: 'no', nein: 'no', non: 'no', 'n/a': 'na', 'not applicable': 'na', partly: 'partial', teilweise: 'partial' };
        return map[t] || t;
    },

    _textOf: function (attachmentId) {
        var att = new GlideRecord('sys_attachment');
        if (!att.get(attachmentId))
            return '';
        return new GlideSysAttachment().getContent(att);
    },

    type: 'QuestionnaireParser'
};
