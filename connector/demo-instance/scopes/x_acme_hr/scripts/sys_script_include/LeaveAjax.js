var LeaveAjax = Class.create();
LeaveAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {
    getBalance: function() {
        var employee = this.getParameter('sysparm_employee') || gs.getUserID();
        var type = this.getParameter('sysparm_type') || 'annual';
        return new LeaveBalance().available(employee, type) + '';
    },

    // number of the other request, empty if there is none
    checkOverlap: function() {
        var e = this.getParameter('sysparm_employee');
        var from = this.getParameter('sysparm_from');
        var to = this.getParameter('sysparm_to');
        if (gs.nil(from) || gs.nil(to))
            return '';
        return new LeaveBalance().overlaps(e, from, to, this.getParameter('sysparm_id'));
    },

    countDays: function() {
        var country = new EmployeeProfile().load(this.getParameter('sysparm_employee')).country;
        return String(new LeaveBalance().workingDays(this.getParameter('sysparm_from'), this.getParameter('sysparm_to'), country));
    },

    type: 'LeaveAjax'
});
