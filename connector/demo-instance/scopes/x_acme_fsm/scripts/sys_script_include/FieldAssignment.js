var FieldAssignment = Class.create();
FieldAssignment.prototype = Object.extendsObject(global.TaskAssignment, {

    initialize: function () {
        global.TaskAssignment.prototype.initialize.call(this);
        this.board = new DispatchBoard();
        this.territories = new TerritoryMap();
    },

    // the territory of the site wins over the category map
    suggestGroup: function (task) {
        var territory = this.territories.byLocation(task.getValue('location'));
        if (territory) {
            var gr = new GlideRecord('x_acme_fsm_territory');
            if (gr.get(territory) && gr.getValue('group'))
                return gr.getValue('group');
        }
        return global.TaskAssignment.prototype.suggestGroup.call(this, task);
    },

    leastLoadedMember: function (groupId) {
        var members = this.directory.groupMembers(groupId);
        var day = new GlideDate().getValue();
        var best = '', least = Infinity;
        for (var i = 0; i < members.length; i++) {
            var minutes = this.board.loadOf(members[i], day).minutes;
            if (minutes < least) {
                least = minutes;
                best = members[i];
            }
        }
        return best;
    },

    type: 'FieldAssignment'
});
