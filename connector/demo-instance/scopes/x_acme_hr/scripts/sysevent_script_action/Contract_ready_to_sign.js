(function () {
    var templates = new DocumentTemplate();
    var key = event.parm1 + '';
    var needed = templates.mergeFields(key);
    var empty = needed.filter(function (field) {
        return field.indexOf('.') < 0 && current.isValidField(field) && gs.nil(current.getValue(field));
    });
    if (empty.length) {
        new HRCaseUtil().addComment(current.getUniqueValue(), 'The contract still needs: ' + empty.join(', '), false);
        return;
    }
    var pdf = templates.attachTo(current, key);
    if (pdf)
        new HRCaseUtil().informEmployee(current, 'hr.contract.ready');
})();
