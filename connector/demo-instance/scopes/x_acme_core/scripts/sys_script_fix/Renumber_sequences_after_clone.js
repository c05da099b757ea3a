// After a clone the counters of prod come along. Sub-prod starts at 9000000 so that numbers are told apart.
var prefixes = new ConfigReader('x_acme_core').getList('sequence_prefixes', ['WRK', 'DLV', 'RMA']);
for (var i = 0; i < prefixes.length; i++) {
    var seq = new NumberSequence(prefixes[i]);
    var before = seq.peek();
    if (seq.reset(9000000))
        gs.info(prefixes[i] + ': ' + before + ' -> ' + seq.peek());
    else
        gs.warn('No sequence for ' + prefixes[i] + ', the first will be ' + seq.next());
}
