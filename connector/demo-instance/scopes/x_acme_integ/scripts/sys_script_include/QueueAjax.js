var QueueAjax = Class.create();
QueueAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

  // one line a target for the operators' page
  overview: function () {
    var queue = new OutboundQueue();
    var rows = OutboundQueue.targets().map(function (target) {
      var oldest = queue.oldest(target);
      return { target: target, waiting: queue.depth(target), oldest: oldest ? oldest.getDisplayValue() : '' };
    });
    return JSON.stringify(rows);
  },

  requeue: function () {
    if (!gs.hasRole('x_acme_integ.admin')) return '0';
    return String(new OutboundQueue().requeueFailed());
  },

  /** @returns {string} JSON, failures of the last n hours with the newest first */
  failures: function () {
    var since = new GlideDateTime();
    since.addSeconds(-3600 * (parseInt(this.getParameter('sysparm_hours'), 10) || 24));
    return JSON.stringify(new IntegrationLog().failuresSince(since));
  },

  dropToken: function () {
    new TokenCache().revoke(this.getParameter('sysparm_alias'));
    return 'ok';
  },

  type: 'QueueAjax'
});
