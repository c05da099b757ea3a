var DocumentTemplate = Class.create();
DocumentTemplate.prototype = Object.extendsObject(DocumentTemplateSNC, {
    type: 'DocumentTemplate'
});
