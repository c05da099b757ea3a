var linker = new ProblemLinker();
var related = linker.relatedProblems(current.getUniqueValue());
if (related.length > 0) {
    var known = related.map(function (p) { return p.number + ' (' + p.how + ')'; }).join(', ');
    gs.addInfoMessage('Please look at these first: ' + known);
    action.setRedirectURL(current);
} else {
    var problemId = linker.toProblem(current);
    var problem = new GlideRecord('problem');
    if (problemId && problem.get(problemId)) {
        action.setRedirectURL(problem);
        action.setReturnURL(current);
    } else {
        gs.addErrorMessage('The problem could not be created');
    }
}
