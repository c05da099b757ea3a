var HttpClient = Class.create();
HttpClient.prototype = Object.extendsObject(HttpClientSNC, {
    initialize: function (baseUrl) {
        HttpClientSNC.prototype.initialize.call(this, baseUrl);
    },

    type: 'HttpClient'
});
