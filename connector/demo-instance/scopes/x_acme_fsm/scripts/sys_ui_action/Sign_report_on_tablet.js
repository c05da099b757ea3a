(function () {
	var image = gs.getSession().getClientData('signature');
	var signer = current.getDisplayValue('contact');
	if (!image || image.indexOf('data:image/png') !== 0) {
		gs.addErrorMessage(gs.getMessage('There is no signature'));
		return;
	}
	var report = new ServiceReport(current.getUniqueValue());
	report.build();
	if (!report.sign(image, signer)) {
		gs.addErrorMessage(gs.getMessage('The signature could not be stored'));
		return;
	}
	report.attach();
	var t = report.totals();
	current.work_notes = signer + ' signed ' + t.work + ' minutes of work and ' + t.travel + ' of travel';
	current.update();
})();
