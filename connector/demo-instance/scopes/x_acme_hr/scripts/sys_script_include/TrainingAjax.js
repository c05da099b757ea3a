var TrainingAjax = Class.create();
TrainingAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

  listMissing: function() {
    var who = this.getParameter('sysparm_employee') || gs.getUserID();
    return JSON.stringify(new TrainingCatalog().missing(who));
  },

  bookSeat: function() {
    var id = new TrainingCatalog().book(gs.getUserID(), this.getParameter('sysparm_session'));
    return id ? String(id) : '';
  },

  type: 'TrainingAjax'
});
