var year = parseInt(new GlideDate().getValue().substring(0, 4), 10);
var exposure = new RiskScorer().exposureByBand(year);
var csv = ['band,vendors,spend,share'];
var cell = new x_acme_core.CsvParser();
for (var band in exposure) {
    csv.push([cell.escape(band), exposure[band].vendors, exposure[band].spend, exposure[band].share].join(','));
}
var heat = new RiskHeatmap();
heat.build('');
var paper = new GlideRecord('x_acme_vrm_board_paper');
paper.initialize();
paper.title = 'Exposure ' + year;
paper.summary = 'Hottest: ' + heat.hottest().slice(0, 10).join(', ');
var paperId = paper.insert();
new GlideSysAttachment().write(paper, 'exposure_' + year + '.csv', 'text/csv', csv.join('\n'));
