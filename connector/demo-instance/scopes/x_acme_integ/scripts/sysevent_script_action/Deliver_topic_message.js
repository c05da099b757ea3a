var delivered = new EventBridge().deliver(event.parm2);
if (!delivered)
    gs.debug('nobody listens to ' + event.parm1);
