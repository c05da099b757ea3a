var acmeConditionHelper = (function () {
  var cache = {};

  function fieldsOf(table, done) {
    if (cache[table]) {
      done(cache[table]);
      return;
    }
    var ga = new GlideAjax('x_acme_core.TableAjax');
    ga.addParam('sysparm_name', 'fields');
    ga.addParam('sysparm_table', table);
    ga.getXMLAnswer(function (answer) {
      cache[table] = JSON.parse(answer || '[]');
      done(cache[table]);
    });
  }

  function fill(select, table) {
    fieldsOf(table, function (list) {
      select.innerHTML = '';
      list.forEach(function (f) {
        var option = document.createElement('option');
        option.value = f.value;
        option.textContent = f.label + ' (' + f.value + ')';
        select.appendChild(option);
      });
    });
  }

  return { fill: fill };
})();
