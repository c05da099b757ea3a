var slots = new SlotFinder();
var freed = 0;
var task = new GlideRecord('x_acme_fsm_wo_task');
task.addQuery('state', DispatchBoard.STATES.CANCELLED);
task.addQuery('sys_updated_on', '>', '2023-04-01');
task.query();
while (task.next()) {
  slots.release(task.getUniqueValue());
  freed++;
}
gs.info('slots of ' + freed + ' tasks are free again');
