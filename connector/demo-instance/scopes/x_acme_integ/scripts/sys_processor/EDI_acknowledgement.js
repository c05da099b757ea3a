(function process(g_request, g_response, g_processor) {
    var reference = g_request.getParameter('ref');
    var item = new GlideRecord('x_acme_integ_edi_message');
    if (!reference || !item.get('reference', reference)) {
        g_response.setStatus(404);
        g_processor.writeOutput('text/plain', 'unknown reference');
        return;
    }
    var accepted = item.getValue('state') == 'accepted';
    g_processor.writeOutput('application/edifact', new EdiTranslator().acknowledge(reference, accepted));
})(g_request, g_response, g_processor);
