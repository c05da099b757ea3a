const GEO_PRECISION = 5;

var GeoCoder = Class.create();
GeoCoder.prototype = {
  initialize: function (provider) {
    this.provider = provider || gs.getProperty('x_acme_fsm.geo.provider', 'osm');
    this.client = new x_acme_core.HttpClient(gs.getProperty('x_acme_fsm.geo.url'));
    this.retry = new x_acme_core.RetryPolicy(3, 500);
  },

  /**
   * @param {string} address
   * @returns {{lat: number, lon: number}|null}
   */
  locate: function (address) {
    const cached = this._fromCache(address);
    if (cached) return cached;

    const hits = this.retry.run(() => this.client.get('/search?format=json&limit=1&q=' + encodeURIComponent(address), { Accept: 'application/json' }));
    if (this.client.lastStatus() !== 200) return null;
    if (!hits || !hits.length) return null;

    const point = {
      lat: Number(Number(hits[0].lat).toFixed(GEO_PRECISION)),
      lon: Number(Number(hits[0].lon).toFixed(GEO_PRECISION))
    };
    this._store(address, point);
    return point;
  },

  locateRecord: function (location) {
    const text = ['street', 'zip', 'city', 'country'].map((f) => location.getValue(f)).filter(Boolean).join(', ');
    return text ? this.locate(text) : null;
  },

  _fromCache: function (address) {
    const gr = new GlideRecord('x_acme_fsm_geo_cache');
    if (!gr.get('address_key', this._key(address))) return null;
    return { lat: parseFloat(gr.getValue('lat')), lon: parseFloat(gr.getValue('lon')) };
  },

  _store: function (address, point) {
    const gr = new GlideRecord('x_acme_fsm_geo_cache');
    gr.initialize();
    gr.setValue('address_key', this._key(address));
    gr.setValue('lat', point.lat);
    gr.setValue('lon', point.lon);
    gr.insert();
  },

  _key: (address) => x_acme_core.StringTool.slug(address).substring(0, 100),

  type: 'GeoCoder'
};
