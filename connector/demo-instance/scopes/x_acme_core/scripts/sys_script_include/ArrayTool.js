var ArrayTool = Class.create();
ArrayTool.prototype = {
    initialize: function () {},

    /**
     * Each value once, in the order of first sight. Empty values fall out.
     */
    unique: function (list) {
        var seen = {};
        return (list || []).filter(function (v) {
            if (v === null || v === undefined || v === '' || seen[v]) return false;
            seen[v] = true;
            return true;
        });
    },

    chunk: function (list, size) {
        var out = [];
        for (var i = 0; i < list.length; i += size) out.push(list.slice(i, i + size));
        return out;
    },

    groupBy: function (list, key) {
        return list.reduce(function (acc, item) {
            var k = typeof key === 'function' ? key(item) : item[key];
            (acc[k] = acc[k] || []).push(item);
            return acc;
        }, {});
    },

    difference: function (a, b) {
        return a.filter(function (x) { return b.indexOf(x) === -1; });
    },

    type: 'ArrayTool'
};
// both ways of calling are in use
ArrayTool.unique = ArrayTool.prototype.unique;
ArrayTool.chunk = ArrayTool.prototype.chunk;
ArrayTool.groupBy = ArrayTool.prototype.groupBy;
ArrayTool.difference = ArrayTool.prototype.difference;
