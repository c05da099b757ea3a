// form button on incident, shown to itil
(function () {
    var utils = new IncidentUtils();
    var hits = utils.likelyDuplicates(current, 14);
    if (!hits.length) {
        gs.addInfoMessage(gs.getMessage('No similar incident of this caller'));
        action.setRedirectURL(current);
        return;
    }
    var best = hits[0];
    if (!utils.makeChild(current.getUniqueValue(), best.id)) {
        gs.addErrorMessage(gs.getMessage('Could not be linked to {0}', best.number));
        action.setRedirectURL(current);
        return;
    }
    if (new AttachmentUtil().totalSize('incident', current.getUniqueValue()) > 0)
        new AttachmentUtil().copy('incident', current.getUniqueValue(), 'incident', best.id);

    var parent = new GlideRecord('incident');
    parent.get(best.id);
    parent.work_notes = new IncidentUtils().summaryText(current);
    parent.update();
    action.setRedirectURL(parent);
})();
