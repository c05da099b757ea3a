var CorrelationId = Class.create();
CorrelationId.HEADER = 'X-Correlation-Id';
CorrelationId.prototype = {
  initialize: function () {},

  // one id for a whole transaction
  current: function () {
    var session = gs.getSession();
    var id = session.getClientData('x_acme_correlation');
    if (!id) {
      id = gs.generateGUID();
      session.putClientData('x_acme_correlation', id);
    }
    return id;
  },

  /** Takes over the id of a caller if it looks like one. */
  adopt: function (id) {
    if (/^[0-9a-f-]{32,36}$/i.test(id)) gs.getSession().putClientData('x_acme_correlation', id);
    return this.current();
  },

  type: 'CorrelationId'
};
