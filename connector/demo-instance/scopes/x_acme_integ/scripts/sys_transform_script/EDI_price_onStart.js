(function runTransformScript(source, map, log, target) {
  var translator = new EdiTranslator();
  var attachment = new GlideSysAttachment();
  var found = attachment.getAttachments('sys_import_set', String(import_set.sys_id));
  while (found.next()) {
    var segments = translator.parse(attachment.getContent(found));
    if (translator.messageType(segments) !== 'PRICAT') {
      log.error('Not a price list: ' + found.getValue('file_name'));
      error = true;
      new OutboundQueue().enqueue('edi', translator.acknowledge(found.getValue('file_name'), false), 2);
      return;
    }
  }
  error = false;
})(source, map, log, target);
