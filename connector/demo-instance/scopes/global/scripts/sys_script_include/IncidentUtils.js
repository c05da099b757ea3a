// Put Acme overrides of IncidentUtilsSNC below.
var IncidentUtils = Class.create();
IncidentUtils.prototype = Object.extendsObject(IncidentUtilsSNC, {
    type: 'IncidentUtils'
});
