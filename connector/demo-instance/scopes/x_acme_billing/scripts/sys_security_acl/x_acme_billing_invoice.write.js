answer = false;
if (gs.hasRole('x_acme_billing.accountant')) {
    answer = true;
} else if (gs.hasRole('x_acme_billing.clerk')) {
    // clerks: drafts only, and only while the period is open
    var per = current.getValue('period') || new BillingPeriod().current();
    answer = current.getValue('state') == 'draft' && new BillingPeriod().isOpen(per);
}
