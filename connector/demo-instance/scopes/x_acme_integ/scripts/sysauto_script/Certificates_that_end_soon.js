(function () {
    var watch = new CertificateWatch();
    var soon = watch.expiring(45);
    for (var i = 0; i < soon.length; i++) {
        var c = soon[i];
        watch.openRenewal(c.id);
        // within a week it is loud
        if (c.daysLeft > 7)
            continue;
        new TeamsNotifier().send('integration', c.partner + ' ends in ' + c.daysLeft + ' days', 'Renewal was opened, nobody has finished it.', 'attention');
        var owner = watch.ownerOf(c.id);
        if (owner)
            new x_acme_core.Notifier().email(owner, 'Certificate of ' + c.partner, 'Ends on ' + c.ends);
    }
})();
