var planner = new HardwareRefreshPlanner(current.getValue('plan'));
var ready = planner.startWave(current.getUniqueValue());
if (ready === 0) {
    gs.addErrorMessage(gs.getMessage('Nothing is in stock for this wave'));
} else {
    current.setValue('started_on', new GlideDateTime());
    current.update();
    gs.addInfoMessage(gs.getMessage('{0} devices are ready', ready));
}
action.setRedirectURL(current);
