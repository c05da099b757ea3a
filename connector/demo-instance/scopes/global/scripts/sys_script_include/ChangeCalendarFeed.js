var ChangeCalendarFeed = Class.create();
ChangeCalendarFeed.prototype = {
    initialize: function (groupId) {
        this.groupId = groupId;
        this.finder = new ChangeConflictFinder();
    },

    entries: function (from, to) {
        var list = [];
        var gr = new GlideRecord('change_request');
        gr.addQuery('assignment_group', this.groupId);
        gr.addQuery('start_date', '<', to);
        gr.addQuery('end_date', '>', from);
        gr.addQuery('state', 'IN', '-2,-1');
        gr.orderBy('start_date');
        gr.query();
        while (gr.next()) {
            list.push({
                uid: gr.getUniqueValue(),
                start: gr.getValue('start_date'),
                end: gr.getValue('end_date'),
                title: gr.getValue('number') + ' ' + gr.getValue('short_description'),
                conflicts: this.finder.findConflicts(gr.getUniqueValue()).length
            });
        }
        return list;
    },

    toIcs: function (from, to) {
        var self = this;
        var events = this.entries(from, to).map(function (e) {
            return ['BEGIN:VEVENT', 'UID:' + e.uid, 'DTSTART:' + self._stamp(e.start), 'DTEND:' + self._stamp(e.end),
                'SUMMARY:' + (e.conflicts ? '(!) ' : '') + e.title, 'END:VEVENT'].join('\r\n');
        });
        return 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n' + events.join('\r\n') + '\r\nEND:VCALENDAR';
    },

    _stamp: function (value) {
        return value.replace(/[-:]/g, '').replace(' ', 'T') + 'Z';
    },

    type: 'ChangeCalendarFeed'
};
