(function executeRule(current, previous) {
  if (current.leave_type != 'parental' || current.state != 'approved')
    return;
  var chain = new OrgChart().chainOf(current.employee + '');
  if (chain.length === 0)
    return;
  var days = new LeaveBalance().workingDays(current.starts + '', current.ends + '', new EmployeeProfile().load(current.employee + '').country);
  if (days < 20)
    return;
  var serviceId = new CaseRouter().serviceFor('parental_cover');
  var caseId = new HRCaseUtil().create(chain[0], serviceId, {
    short_description: 'Cover for ' + current.getDisplayValue('employee') + ', ' + days + ' days',
    parent: current.getUniqueValue(),
    source: 'leave'
  });
  if (!caseId)
    gs.error('No cover case for leave ' + current.number);
})(current, previous);
