(function () {
  var target = event.parm1 + '';
  var queue = new OutboundQueue();
  var oldest = queue.oldest(target);
  var minutes = oldest ? Math.round((new GlideDateTime().getNumericValue() - oldest.getNumericValue()) / 60000) : 0;
  // the MID server first: when that is away there is no point in calling the partner
  var mid = gs.getProperty('x_acme_integ.mid.' + target, '');
  var reason = mid && !new MidProbe(mid).isUp(mid) ? 'MID server ' + mid + ' does not answer' : 'partner does not answer';
  new SlackBridge().post('#integration', target + ': ' + reason + ', ' + queue.depth(target) + ' waiting since ' + minutes + ' minutes');
  var group = global.getSupportGroup(event.parm2 + '');
  if (group)
    new TeamsNotifier().mentionGroup('integration', group, target + ' is down');
})();
