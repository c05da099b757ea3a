var bridge = new EventBridge();
bridge.subscribe('invoice.approved', 'NotifyAccountManager');
bridge.subscribe('asset.retired', 'SapAssetMaster');
bridge.subscribe('worker.changed', 'BadgeSystem');
bridge.subscribe('order.price_differs', 'PricingDesk');
bridge.unsubscribe('invoice.created', 'NotifyAccountManager');
new IntegrationLog().purge(180);
gs.info(bridge.subscribersOf('invoice.approved').length + ' subscribers for invoice.approved');
