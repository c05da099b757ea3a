var ThirdPartyFeed = Class.create();
ThirdPartyFeed.prototype = Object.extendsObject(ThirdPartyFeedSNC, {
    type: 'ThirdPartyFeed'
});
