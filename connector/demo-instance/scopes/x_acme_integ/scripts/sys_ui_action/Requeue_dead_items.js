var count = new OutboundQueue().requeueFailed();
gs.addInfoMessage(gs.getMessage('{0} item(s) are ready again', [String(count)]));
if (count > 200)
    new x_acme_core.Logger('OutboundQueue').warn(gs.getUserName() + ' requeued ' + count, null);
action.setRedirectURL(current);
