var VisitFeedback = Class.create();
VisitFeedback.prototype = {
  initialize: function () {
    this.table = 'x_acme_fsm_feedback';
  },

  // one question by mail, the token in the link stands for the login
  ask: function (workOrderId) {
    var wo = new x_acme_core.RecordFinder('x_acme_fsm_work_order').byId(workOrderId);
    if (!wo || !wo.getValue('contact'))
      return '';
    var gr = new GlideRecord(this.table);
    gr.initialize();
    gr.setValue('work_order', workOrderId);
    gr.setValue('token', gs.generateGUID());
    gr.setValue('state', 'asked');
    var id = gr.insert();
    new x_acme_core.Notifier().event('x_acme_fsm.feedback.asked', gr, wo.getValue('contact'), gr.getValue('token'));
    return id;
  },

  record: function (token, score, comment) {
    var gr = new x_acme_core.RecordFinder(this.table).first('state=asked^token=' + token);
    if (!gr || score < 1 || score > 5)
      return false;
    gr.setValue('score', score);
    gr.setValue('comment', x_acme_core.StringTool.truncate(comment || '', 1000));
    gr.setValue('state', 'answered');
    return gr.update() !== null;
  },

  averageFor: function (technicianId, days) {
    var ga = new GlideAggregate(this.table);
    ga.addQuery('state', 'answered');
    ga.addQuery('work_order.lead', technicianId);
    ga.addQuery('sys_updated_on', '>=', gs.daysAgo(days || 90));
    ga.addAggregate('AVG', 'score');
    ga.query();
    return ga.next() ? parseFloat(ga.getAggregate('AVG', 'score')) || 0 : 0;
  },

  type: 'VisitFeedback'
};
