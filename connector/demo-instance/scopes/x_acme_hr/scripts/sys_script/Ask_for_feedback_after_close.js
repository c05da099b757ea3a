(function executeRule(current, previous) {
    // condition: state changes to closed complete
    if (new HRCaseUtil().isConfidential(current))
        return;
    var surveys = new SurveyDispatcher();
    var mood = surveys.scoreOf(current.getValue('category'));
    // below three we want every voice, otherwise one in four is enough
    if (mood !== null && mood >= 3 && parseInt(current.getUniqueValue().charAt(31), 16) % 4 !== 0)
        return;
    if (surveys.sendFor(current))
        current.setWorkflow(false);
})(current, previous);
