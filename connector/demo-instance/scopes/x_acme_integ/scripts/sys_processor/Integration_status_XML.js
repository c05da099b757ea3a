// used by the old monitoring, do not change the names of the elements
var xml = new XmlTool();
var inner = '';
var targets = ['sap', 'workday', 'jira'];
var q = new OutboundQueue();
for (var i = 0; i < targets.length; i++) {
    inner += xml.element('queue', '', { target: targets[i], depth: q.depth(targets[i]) });
}
var hourAgo = new GlideDateTime();
hourAgo.addSeconds(-3600);
var failed = new IntegrationLog().failuresSince(hourAgo);
inner += xml.element('failures', failed.length);
inner += xml.element('mid', new MidProbe().isUp() ? 'up' : 'down');
g_processor.writeOutput('text/xml', xml.element('status', inner));
