var EdiTranslator = Class.create();

EdiTranslator.prototype = Object.extendsObject(EdiTranslatorSNC, {
    type: 'EdiTranslator'
});
