(function executeRule(current, previous /*null when async*/) {
    var attachments = new AttachmentUtil();
    var inc = new GlideRecord('incident');
    inc.addQuery('problem_id', current.sys_id);
    inc.query();
    while (inc.next()) {
        // do not drag dumps of a gigabyte along
        if (attachments.totalSize('incident', inc.getUniqueValue()) > 20 * 1024 * 1024)
            continue;
        if (attachments.hasType('incident', inc.getUniqueValue(), 'dmp'))
            continue;
        var n = attachments.copy('incident', inc.getUniqueValue(), 'problem', current.getUniqueValue());
        if (n > 0)
            current.work_notes = n + ' files of ' + inc.number;
    }
})(current, previous);
