(function runMailScript(/* GlideRecord */ current, /* TemplatePrinter */ template,
          /* Optional EmailOutbound */ email, /* Optional GlideRecord */ email_action,
          /* Optional GlideRecord */ event) {

    var text = new IncidentUtils().summaryText(current);
    text.split('\n').forEach(function (line) {
        template.print('<p>' + GlideStringUtil.escapeHTML(line) + '</p>');
    });

    var language = new x_acme_core.UserDirectory().preferredLanguage(current.getValue('caller_id'));
    if (language === 'de')
        email.setSubject('Ihre Störung ' + current.getValue('number'));

    var articles = new KnowledgeHelper().searchArticles(current.getValue('short_description'), 3);
    if (articles.length) {
        template.print('<ul>');
        for (var i = 0; i < articles.length; i++)
            template.print('<li>' + articles[i].number + ' ' + articles[i].title + '<br/><i>' + articles[i].snippet + '</i></li>');
        template.print('</ul>');
    }

})(current, template, email, email_action, event);
