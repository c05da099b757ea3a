var SensitiveDataGuard = Class.create();
SensitiveDataGuard.prototype = {
    initialize: function() {
        this.allowed = {};
    },

    /**
     * @param {String} value
     * @param {String} kind email, iban, salary; anything else keeps first and last letter
     * @return {String}
     */
    mask: function(value, kind) {
        value = value ? String(value) : '';
        if (kind == 'email')
            return x_acme_core.StringTool.maskEmail(value);
        if (kind == 'iban')
            return value.substring(0, 4) + ' **** **** ' + value.slice(-4);
        if (kind == 'salary')
            return '*****';
        return value.length > 2 ? value.charAt(0) + new Array(value.length - 1).join('*') + value.slice(-1) : '**';
    },

    canSee: function(viewerId, employeeId) {
        if (viewerId == employeeId)
            return true;
        var key = viewerId + employeeId;
        if (this.allowed[key] !== undefined)
            return this.allowed[key];
        var dir = new x_acme_core.UserDirectory();
        var ok = dir.hasAnyRole(viewerId, ['x_acme_hr.admin', 'x_acme_hr.agent']) || dir.managerOf(employeeId) == viewerId;
        this.allowed[key] = ok;
        return ok;
    },

    type: 'SensitiveDataGuard'
};
