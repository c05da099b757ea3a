var StringTool = {

    slug: function (text) {
        return String(text || '').toLowerCase()
            .replace(/[äàáâ]/g, 'a').replace(/[öòóô]/g, 'o').replace(/[üùúû]/g, 'u').replace(/ß/g, 'ss').replace(/[éèê]/g, 'e')
            .replace(/[^a-z0-9]+/g, '-')
            .replace(/^-+|-+$/g, '');
    },

    truncate: function (text, max, ellipsis) {
        var s = String(text || '');
        var dots = ellipsis === undefined ? '...' : ellipsis;
        if (s.length <= max)
            return s;
        var cut = s.substring(0, max - dots.length);
        var space = cut.lastIndexOf(' ');
        if (space > max * 0.6)
            cut = cut.substring(0, space);
        return cut + dots;
    },

    initials: function (name) {
        return String(name || '').split(/\s+/).filter(Boolean).map(function (w) {
            return w.charAt(0).toUpperCase();
        }).join('').substring(0, 3);
    },

    // j.smith@acme.example -> j*****h@acme.example
    maskEmail: function (email) {
        var at = String(email).indexOf('@');
        if (at < 2)
            return '***';
        var local = email.substring(0, at);
        return local.charAt(0) + new Array(local.length - 1).join('*') + local.charAt(local.length - 1) + email.substring(at);
    },

    padLeft: function (value, length, filler) {
        var s = String(value);
        while (s.length < length)
            s = (filler || '0') + s;
        return s;
    },

    toTitle: function (text) {
        return String(text || '').replace(/[_-]+/g, ' ').replace(/\b[a-z]/g, function (c) { return c.toUpperCase(); });
    }
};
