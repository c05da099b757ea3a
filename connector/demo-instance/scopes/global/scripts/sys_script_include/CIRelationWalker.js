var CIRelationWalker = Class.create();
CIRelationWalker.MAX_DEPTH = 6;
CIRelationWalker.prototype = {
    initialize: function () {
        this.visited = {};
        this.limit = 2000;
    },

    // sys_ids of what depends on the CI
    upstream: function (ciId, depth) {
        return this._walk(ciId, 'child', 'parent', depth);
    },

    // sys_ids of what the CI depends on
    downstream: function (ciId, depth) {
        return this._walk(ciId, 'parent', 'child', depth);
    },

    servicesImpacted: function (ciId) {
        var ids = this.upstream(ciId, CIRelationWalker.MAX_DEPTH);
        var services = [];
        if (ids.length === 0)
            return services;
        var gr = new GlideRecord('cmdb_ci_service');
        gr.addQuery('sys_id', 'IN', ids.join(','));
        gr.addQuery('operational_status', '1');
        gr.orderBy('busines_criticality'); // sic, that is the column's name
        gr.query();
        while (gr.next()) {
            services.push({
                id: gr.getUniqueValue(),
                name: gr.getValue('name'),
                criticality: gr.getValue('busines_criticality')
            });
        }
        return services;
    },

    _walk: function (ciId, from, to, depth) {
        var max = Math.min(depth || 1, CIRelationWalker.MAX_DEPTH);
        this.visited = {};
        this.visited[ciId] = true;
        var found = [];
        var frontier = [ciId];
        while (max-- > 0 && frontier.length > 0 && found.length < this.limit) {
            frontier = this._step(frontier, from, to);
            found = found.concat(frontier);
        }
        return found;
    },

    _step: function (ids, from, to) {
        var next = [];
        var rel = new GlideRecord('cmdb_rel_ci');
        rel.addQuery(from, 'IN', ids.join(','));
        rel.query();
        while (rel.next()) {
            var id = rel.getValue(to);
            if (!id || this.visited[id])
                continue;
            this.visited[id] = true;
            next.push(id);
        }
        return next;
    },

    type: 'CIRelationWalker'
};
