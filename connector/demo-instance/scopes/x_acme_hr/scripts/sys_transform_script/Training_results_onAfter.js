(function transformRow(source, target, map, log, isUpdate) {
	var user = new x_acme_core.UserDirectory().findByEmail(String(source.u_mail));
	if (!user) {
		log.warn('No account for ' + source.u_mail);
		return;
	}
	var score = parseInt(source.u_points, 10);
	if (isNaN(score)) {
		log.warn('No points in row of ' + source.u_mail);
		return;
	}
	if (!new TrainingCatalog().complete(target.getUniqueValue(), score)) {
		var boss = new x_acme_core.UserDirectory().managerOf(user);
		new x_acme_core.Notifier().email(boss, 'Training not passed', target.getDisplayValue('course') + ': ' + score + ' points');
	}
})(source, target, map, log, action === 'update');
