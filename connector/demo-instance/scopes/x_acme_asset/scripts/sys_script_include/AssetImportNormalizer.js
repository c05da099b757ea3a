var AssetImportNormalizer = Class.create();
AssetImportNormalizer.prototype = Object.extendsObject(AssetImportNormalizerSNC, {

    // Overrides go here. Do not change the SNC script, it is replaced at upgrades.

    type: 'AssetImportNormalizer'
});
