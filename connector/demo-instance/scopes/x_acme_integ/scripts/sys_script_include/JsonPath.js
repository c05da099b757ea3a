var JsonPath = Class.create();
JsonPath.prototype = {
  initialize: function () {},

  parse: function (text) {
    try {
      return JSON.parse(text);
    } catch (e) {
      gs.warn('JsonPath: not JSON: ' + String(text).substring(0, 80));
      return null;
    }
  },

  // first value, undefined when there is none
  pick: function (object, path) {
    return JsonPath.pickAll(object, path)[0];
  },

  /**
   * @param {Object} object
   * @param {string} path a.b[0].c or a[*].b, the $ in front is optional
   * @returns {Array}
   */
  pickAll: function (object, path) {
    var level = [object];
    var steps = path.replace(/^\$\.?/, '').replace(/\[(\*|\d+)\]/g, '.$1').split('.');
    for (var i = 0; i < steps.length; i++) {
      var next = [];
      for (var j = 0; j < level.length; j++) {
        var node = level[j];
        if (node === null || node === undefined) continue;
        if (steps[i] === '*') next = next.concat(node);
        else if (node[steps[i]] !== undefined) next.push(node[steps[i]]);
      }
      level = next;
    }
    return level.length === 1 && Array.isArray(level[0]) ? level[0] : level;
  },

  type: 'JsonPath'
};
JsonPath.parse = JsonPath.prototype.parse;
JsonPath.pick = JsonPath.prototype.pick;
JsonPath.pickAll = JsonPath.prototype.pickAll;
