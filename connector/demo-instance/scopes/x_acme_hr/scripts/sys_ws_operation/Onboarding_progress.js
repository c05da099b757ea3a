(function process(request, response) {
    const user = request.pathParams.user;
    const day = parseInt(request.queryParams.day || '1', 10);
    if (!new SensitiveDataGuard().canSee(gs.getUserID(), user)) {
        response.setStatus(403);
        return;
    }
    const plan = new OnboardingPlan(user);
    const progress = plan.completion();
    response.setBody({
        percent: progress.percent,
        open: progress.total - progress.done,
        today: plan.tasksFor(day).filter((t) => !t.done).map((t) => t.title)
    });
})(request, response);
