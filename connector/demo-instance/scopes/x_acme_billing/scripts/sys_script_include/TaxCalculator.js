var TaxCalculator = Class.create();
TaxCalculator.prototype = Object.extendsObject(TaxCalculatorSNC, {

    // add customer specific overrides here

    type: 'TaxCalculator'
});
