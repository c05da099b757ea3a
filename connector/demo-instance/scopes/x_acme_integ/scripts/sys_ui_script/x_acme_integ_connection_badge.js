var AcmeConnectionBadge = (function () {
  function paint(el, answer) {
    el.className = answer === 'ok' ? 'badge badge-success' : 'badge badge-danger';
    el.textContent = answer;
  }

  return {
    watch: function (elementId, target) {
      var el = document.getElementById(elementId);
      if (!el) return;
      var ask = function () {
        var ga = new GlideAjax('x_acme_integ.ConnectionAjax');
        ga.addParam('sysparm_name', 'ping');
        ga.addParam('sysparm_target', target);
        ga.getXMLAnswer(function (answer) { paint(el, answer); });
      };
      ask();
      window.setInterval(ask, 60000);
    },

    depth: function (target, callback) {
      var ga = new GlideAjax('x_acme_integ.IntegrationAjax');
      ga.addParam('sysparm_name', 'getQueueDepth');
      ga.addParam('sysparm_target', target);
      ga.getXMLAnswer(callback);
    }
  };
})();
