var CatalogUtils = Class.create();

/**
 * Orders one piece through the cart API.
 * @return request_id of the new request
 */
CatalogUtils.orderItem = function (itemId, requestedFor, variables) {
    var cart = new sn_sc.CartJS();
    cart.addToCart({ sysparm_id: itemId, sysparm_quantity: '1', variables: variables || {}, sysparm_requested_for: requestedFor });
    var done = cart.checkoutCart();
    return done.request_id;
};

CatalogUtils.prototype = {
    initialize: function () {},

    leadDays: function (item) {
        if (gs.nil(item.delivery_time)) return 5;
        var ms = item.delivery_time.dateNumericValue();
        return Math.max(1, Math.ceil(ms / 86400000));
    },

    closeRequestIfDone: function (requestId) {
        var open = new GlideAggregate('sc_req_item');
        open.addQuery('request', requestId);
        open.addActiveQuery();
        open.addAggregate('COUNT');
        open.query();
        if (open.next() && open.getAggregate('COUNT') > 0) return false;
        var req = new GlideRecord('sc_request');
        if (!req.get(requestId)) return false;
        req.request_state = 'closed_complete';
        req.update();
        return true;
    },

    type: 'CatalogUtils'
};
