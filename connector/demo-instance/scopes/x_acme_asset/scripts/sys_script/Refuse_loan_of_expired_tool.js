(function executeRule(current, previous) {
  if (current.device.model_category != 'measuring_tool')
    return;
  var calibration = new ToolCalibration();
  if (calibration.isValid(current.getValue('device')))
    return;
  gs.addErrorMessage(gs.getMessage('The calibration of {0} is not valid any more', current.getDisplayValue('device')));
  current.setAbortAction(true);
})(current, previous);
