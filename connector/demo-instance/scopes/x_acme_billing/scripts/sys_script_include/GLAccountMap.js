var GLAccountMap = Class.create();

GLAccountMap.ACCOUNTS = {
    receivable: '120000',
    bank: '113100',
    output_tax: '175500',
    deferred_revenue: '381000',
    revenue: '400000',
    'revenue.goods': '400100',
    'revenue.service': '400200',
    'revenue.software': '400300',
    credit_notes: '480000',
    fx_gain: '256000',
    fx_loss: '226000',
    write_off: '632000'
};

/**
 * @param {string} kind
 * @param {string} [category] falls back to the account of the kind alone
 * @returns {string} empty when nothing is mapped
 */
GLAccountMap.accountFor = function (kind, category) {
    var key = category ? kind + '.' + category : kind;
    return GLAccountMap.ACCOUNTS[key] || GLAccountMap.ACCOUNTS[kind] || '';
};

GLAccountMap.prototype = {
    initialize: function () {},
    type: 'GLAccountMap'
};
