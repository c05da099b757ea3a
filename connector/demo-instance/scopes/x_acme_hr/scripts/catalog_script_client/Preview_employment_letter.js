function onSubmit() {
    if (g_form.getValue('preview_seen') == 'true')
        return true;
    var ga = new GlideAjax('x_acme_hr.HRAjax');
    ga.addParam('sysparm_name', 'previewLetter');
    ga.addParam('sysparm_template', g_form.getValue('letter_type'));
    ga.getXMLAnswer(function(html) {
        g_form.setValue('preview', html || 'No preview');
        g_form.setValue('preview_seen', 'true');
    });
    return false;
}
