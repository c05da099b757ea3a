var LicenseReconciler = Class.create();
LicenseReconciler.prototype = {
	initialize: function(verbose) {
		this.verbose = !!verbose;
		this.matcher = new SoftwareModelMatcher();
	},

	// how many we may use
	entitlements: function(productId) {
		var total = 0;
		var lic = new GlideRecord('alm_license');
		lic.addQuery('model.product', productId).addOrCondition('model', productId);
		lic.addQuery('install_status', '!=', '7');
		lic.query();
		while (lic.next()) {
			if (this._expired(lic)) continue;
			var rights = Number(lic.rights);
			if (lic.getValue('license_metric') == 'per_named_user_pack')
				rights = rights * (Number(lic.pack_size) || 1);
			total += rights;
		}
		return total;
	},

	// how many we do use
	installs: function(productId) {
		var names = this.matcher.aliasesOf(productId);
		if (names.length == 0) return 0;
		var agg = new GlideAggregate('cmdb_sam_sw_install');
		agg.addQuery('display_name', 'IN', names.join(','));
		agg.addQuery('installed_on.install_status', '1');
		agg.addAggregate('COUNT(DISTINCT', 'installed_on');
		agg.query();
		return agg.next() ? Number(agg.getAggregate('COUNT(DISTINCT', 'installed_on')) : 0;
	},

	/**
	 * Compares what we have with what we use and stores the position.
	 * @return {Object} productId, entitled, installed, gap, compliant
	 */
	reconcile: function(productId) {
		var have = this.entitlements(productId);
		var used = this.installs(productId);
		var gr = new GlideRecord('x_acme_asset_license_position');
		gr.addQuery('product', productId);
		gr.query();
		var exists = gr.next();
		if (!exists) {
			gr.initialize();
			gr.product = productId;
		}
		gr.entitled = have;
		gr.installed = used;
		gr.gap = have - used;
		gr.compliant = used <= have;
		gr.reconciled_on = new GlideDateTime();
		exists ? gr.update() : gr.insert();
		if (this.verbose) gs.info('[license] ' + productId + ' ' + used + '/' + have);
		return { productId: productId, entitled: have, installed: used, gap: have - used, compliant: used <= have };
	},

	overAllocated: function() {
		return new x_acme_core.QueryBuilder('x_acme_asset_license_position')
			.where('gap', '<', 0)
			.orderBy('gap')
			.collect(['product', 'gap', 'entitled', 'installed']);
	},

	// people who have it but did not start it for that long
	unused: function(productId, days) {
		var list = [];
		var names = this.matcher.aliasesOf(productId);
		var u = new GlideRecord('samp_sw_usage');
		u.addQuery('software_model.product', productId);
		u.addQuery('last_used_time', '<', gs.daysAgo(days || 90));
		u.orderBy('last_used_time');
		u.setLimit(2000);
		u.query();
		while (u.next()) {
			list.push({
				user: u.getValue('user'),
				device: u.getValue('configuration_item'),
				since: u.getValue('last_used_time'),
				title: names.length ? names[0] : ''
			});
		}
		return list;
	},

	// asks the owners to give it back, at most `max` a run so that the desk survives it
	harvest: function(productId, days, max) {
		var position = this.reconcile(productId);
		if (position.gap > 0) return 0;
		var candidates = this.unused(productId, days);
		var mailer = new x_acme_core.Notifier();
		var asked = 0;
		for (var i = 0; i < candidates.length && asked < max; i++) {
			var c = candidates[i];
			if (this._askedLately(c.user, productId)) continue;
			var h = new GlideRecord('x_acme_asset_license_harvest');
			h.initialize();
			h.product = productId;
			h.user = c.user;
			h.device = c.device;
			h.state = 'asked';
			h.insert();
			mailer.email(c.user, 'Do you still need ' + c.title + '?', 'You used it last on ' + c.since + '. Without an answer it is removed in ten days.');
			asked++;
		}
		return asked;
	},

	// what the missing licenses cost at list price
	exposure: function() {
		var sum = 0;
		var over = this.overAllocated();
		for (var i = 0; i < over.length; i++) {
			var lic = new GlideRecord('alm_license');
			lic.addQuery('model.product', over[i].product);
			lic.addNotNullQuery('cost');
			lic.orderByDesc('purchase_date');
			lic.setLimit(1);
			lic.query();
			if (!lic.next()) continue;
			var perSeat = Number(lic.cost) / Math.max(1, Number(lic.rights));
			sum += perSeat * Math.abs(over[i].gap);
		}
		return new x_acme_core.CurrencyConverter('EUR').round(sum, 'EUR');
	},

	_askedLately: function(userId, productId) {
		var h = new GlideRecord('x_acme_asset_license_harvest');
		h.addQuery('user', userId);
		h.addQuery('product', productId);
		h.addQuery('sys_created_on', '>', gs.daysAgo(180));
		h.setLimit(1);
		h.query();
		return h.hasNext();
	},

	_expired: function(lic) {
		var end = lic.getValue('end_date');
		return !!end && new GlideDateTime(end).before(new GlideDateTime());
	},

	type: 'LicenseReconciler'
};
