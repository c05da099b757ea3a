var OnCallAjax = Class.create();
OnCallAjax.prototype = Object.extendsObject(AbstractAjaxProcessor, {
    whoIsOnCall: function() {
        var lookup = new OnCallLookup();
        var group = this.getParameter('sysparm_group');
        var who = lookup.primary(group);
        var u = new GlideRecord('sys_user');
        if (!who || !u.get(who))
            return '';
        return JSON.stringify({ id: who, name: u.getValue('name'), phone: u.getValue('mobile_phone'), rota: lookup.hasRota(group) });
    },

    chain: function() {
        var names = [];
        var ids = new OnCallLookup().escalationChain(this.getParameter('sysparm_group'));
        for (var i = 0; i < ids.length; i++) {
            var u = new GlideRecord('sys_user');
            if (u.get(ids[i]))
                names.push(u.getDisplayValue());
        }
        return names.join(' > ');
    },

    // INC0078120: dispatchers wanted somebody even where there is no rota
    freeMember: function() {
        return new TaskAssignment().leastLoadedMember(this.getParameter('sysparm_group'));
    },

    type: 'OnCallAjax'
});
