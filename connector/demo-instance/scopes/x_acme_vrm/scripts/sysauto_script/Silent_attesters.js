// reminds ten days ahead, and tells the bosses of those who did not react twice
var attestations = new AttestationReminder();
var sent = attestations.remind(10);
var strict = new x_acme_core.ConfigReader('vrm.attestation').isEnabled('escalate');
if (strict)
  attestations.escalateSilent(2);
new x_acme_core.Logger('attestation').info('reminders', { sent: sent, escalated: strict });
