var RateLimiter = Class.create();
RateLimiter.prototype = {
  initialize: function (name, perSecond) {
    this.name = name;
    this.gap = Math.ceil(1000 / (perSecond || 5));
    this.last = 0;
  },

  /**
   * Blocks until the next call is allowed.
   * @returns {number} milliseconds waited
   */
  take: function () {
    var now = new Date().getTime();
    var wait = this.last + this.gap - now;
    if (wait > 0) gs.sleep(wait);
    this.last = new Date().getTime();
    return Math.max(0, wait);
  },

  type: 'RateLimiter'
};
