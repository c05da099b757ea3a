(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {
  let target = request.pathParams.target;
  if (OutboundQueue.targets().indexOf(target) < 0) {
    response.setError(new sn_ws_err.NotFoundError('unknown target ' + target));
    return;
  }
  const queue = new OutboundQueue();
  const oldest = queue.oldest(target);
  return {
    target,
    depth: queue.depth(target),
    oldest: oldest ? x_acme_core.DateMath.toIso(oldest) : null
  };
})(request, response);
