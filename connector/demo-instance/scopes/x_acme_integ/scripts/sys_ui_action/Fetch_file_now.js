(function () {
  var drop = new FileDrop(current.getValue('name'));
  var names = drop.list(current.getValue('pattern'));
  var done = 0;
  for (var i = 0; i < names.length && i < 10; i++) {
    var content = drop.read(names[i]);
    if (content === null) {
      gs.addErrorMessage(gs.getMessage('{0} could not be read', names[i]));
      continue;
    }
    new EventBridge().publish('file.' + current.getValue('name'), { file: names[i], content: content });
    drop.archive(names[i]);
    done++;
  }
  gs.addInfoMessage(gs.getMessage('{0} files', done));
})();
