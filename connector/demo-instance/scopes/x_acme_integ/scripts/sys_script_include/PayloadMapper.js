var PayloadMapper = Class.create();
PayloadMapper.prototype = {

	initialize: function(mapName) {
		this.mapName = mapName;
		this.rules = this._loadRules(mapName);
		this.problems = [];
	},

	/**
	 * @param {GlideRecord} source
	 * @returns {Object} payload, nested along the paths of the rules
	 */
	map: function(source) {
		var out = {};
		for (var i = 0; i < this.rules.length; i++) {
			var rule = this.rules[i];
			var value = rule.display ? source.getDisplayValue(rule.field) : this._read(source, rule.field);
			value = this._transform(value, rule);
			if ((value === '' || value === null) && rule.fallback !== '')
				value = rule.fallback;
			if (value === '' && rule.omitEmpty)
				continue;
			this._put(out, rule.path, value);
		}
		return out;
	},

	// payload back to field values, nothing is written to the database here
	reverse: function(target) {
		var values = {};
		this.rules.forEach(function(rule) {
			if (rule.oneWay)
				return;
			var v = JsonPath.pick(target, rule.path);
			if (v !== undefined && v !== null)
				values[rule.field] = rule.kind == 'boolean' ? (v ? 'true' : 'false') : String(v);
		});
		return values;
	},

	/**
	 * @param {Object} payload
	 * @returns {string[]} what is wrong with it, empty when nothing is
	 */
	validate: function(payload) {
		var errors = [];
		for (var i = 0; i < this.rules.length; i++) {
			var rule = this.rules[i];
			var v = JsonPath.pick(payload, rule.path);
			if (rule.mandatory && (v === undefined || v === null || v === ''))
				errors.push(rule.path + ' is missing');
			else if (v && rule.kind == 'number' && isNaN(Number(v)))
				errors.push(rule.path + ' is no number: ' + v);
			else if (v && rule.maxLength && String(v).length > rule.maxLength)
				errors.push(rule.path + ' is longer than ' + rule.maxLength);
		}
		return errors;
	},

	fields: function() {
		return this.rules.map(function(r) { return r.field; });
	},

	_loadRules: function(mapName) {
		var rules = [];
		var gr = new GlideRecord('x_acme_integ_map_rule');
		gr.addQuery('map.name', mapName);
		gr.addActiveQuery();
		gr.orderBy('order');
		gr.query();
		while (gr.next()) {
			rules.push({
				field: '' + gr.source_field,
				path: '' + gr.target_path,
				kind: '' + gr.kind,
				display: gr.use_display == true,
				fallback: '' + gr.default_value,
				mandatory: gr.mandatory == true,
				omitEmpty: gr.omit_empty == true,
				oneWay: gr.one_way == true,
				maxLength: parseInt(gr.max_length, 10) || 0,
				lookup: '' + gr.lookup_table
			});
		}
		if (!rules.length)
			gs.warn('PayloadMapper: the map ' + mapName + ' has no rules');
		return rules;
	},

	_read: function(source, field) {
		if (field.indexOf('.') < 0)
			return source.getValue ? source.getValue(field) : source[field];
		var el = source;
		field.split('.').forEach(function(part) { el = el ? el[part] : null; });
		return el ? el.toString() : '';
	},

	_transform: function(value, rule) {
		if (value === null || value === undefined)
			return '';
		switch (rule.kind) {
			case 'number':
				return parseFloat(value);
			case 'boolean':
				return value == 'true' || value == '1';
			case 'date':
				return value ? x_acme_core.DateMath.toIso(new GlideDateTime(value)) : '';
			case 'lookup':
				return this._lookup(rule.lookup, value);
			default:
				return String(value).trim();
		}
	},

	_lookup: function(mapId, value) {
		var gr = new GlideRecord('x_acme_integ_lookup');
		gr.addQuery('table_key', mapId);
		gr.addQuery('internal', value);
		gr.query();
		if (gr.next())
			return gr.getValue('external');
		this.problems.push(mapId + ':' + value);
		return '';
	},

	_put: function(out, path, value) {
		var parts = path.split('.');
		var node = out;
		for (var i = 0; i < parts.length - 1; i++)
			node = node[parts[i]] = node[parts[i]] || {};
		node[parts[parts.length - 1]] = value;
	},

	type: 'PayloadMapper'
};
