var aliases = new x_acme_core.ConfigReader('integ.tokens').getList('aliases', ['sap', 'workday', 'graph']);
var cache = new TokenCache();
var policy = new x_acme_core.RetryPolicy(3, 2000);
aliases.forEach(function (alias) {
  policy.run(function () {
    var token = cache.get(alias);
    if (!token)
      throw new Error('no token for ' + alias);
    return token;
  });
});
