(function runMailScript(/* GlideRecord */ current, /* TemplatePrinter */ template,
	/* Optional EmailOutbound */ email, /* Optional GlideRecord */ email_action,
	/* Optional GlideRecord */ event) {

	var left = new LeaveBalance().available(current.getValue('employee'), current.getValue('leave_type'));
	var name = x_acme_core.StringTool.toTitle(current.employee.first_name + '');
	template.print('<p>Hello ' + name + ',</p>');
	if (current.getValue('state') == 'approved')
		template.print('<p>your leave was approved. You have ' + left + ' days left.</p>');
	else
		template.print('<p>your leave was not approved: ' + current.rejection_reason + '</p>');
	email.setReplyTo(current.employee.manager.email + '');

})(current, template, email, email_action, event);
