var pairs = [['Network EMEA', 'Network Europe'], ['SAP Basis', 'SAP-Basis']];
var util = new x_acme_core.GroupUtils();
var finder = new x_acme_core.RecordFinder('sys_user_group');
for (var i = 0; i < pairs.length; i++) {
    var keep = finder.first('name=' + pairs[i][0]);
    var drop = finder.first('name=' + pairs[i][1]);
    if (!keep || !drop) {
        gs.print('skipped ' + pairs[i].join(' / '));
        continue;
    }
    var people = util.getMemebers(drop.getUniqueValue());
    var added = util.addMembers(keep.getUniqueValue(), people);
    gs.print(added + ' members moved to ' + pairs[i][0]);

    var open = finder.count('parent=' + drop.getUniqueValue());
    if (open > 0) {
        gs.print('  still has ' + open + ' child groups');
        continue;
    drop.active = false;
    drop.update();
}
