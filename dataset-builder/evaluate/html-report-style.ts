/** The look of an evaluation's page: light and dark, from a telephone's width on. */
export const REPORT_STYLE = [
  ':root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--soft:#57606a;--grid:#d8dee4}',
  '@media (prefers-color-scheme:dark){:root{--paper:#16191d;--ink:#e6e8eb;--soft:#a3acb5;--grid:#363c43}}',
  'body{margin:2rem auto;max-width:70rem;padding:0 1rem;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}',
  'h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem;border-bottom:1px solid var(--grid)}',
  '.wide{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0;font-variant-numeric:tabular-nums}',
  'caption{text-align:left;color:var(--soft);padding-bottom:.3rem}',
  'th,td{padding:.25rem .7rem;text-align:right;border-bottom:1px solid var(--grid);white-space:nowrap}',
  // The names stay in sight while the figures scroll.
  'th:first-child{text-align:left;font-weight:600;white-space:normal;min-width:6rem;position:sticky;left:0;background:var(--paper)}',
  'thead th{color:var(--soft);font-weight:600;vertical-align:bottom;white-space:normal}thead th:not(:first-child){min-width:3rem}',
  '@media (max-width:40rem){th,td{padding:.25rem .4rem}}',
  'th[scope=rowgroup]{color:var(--soft);padding-top:1rem}',
  'small{display:block;color:var(--soft)}details{margin:.6rem 0}summary{cursor:pointer}',
  '.plots{columns:2 30rem;column-gap:1rem}.plot{overflow-x:auto;break-inside:avoid;margin-bottom:1rem}',
  // Narrower than this its letters could not be read.
  '.plot svg{display:block;width:100%;min-width:27rem;height:auto}',
].join('\n');
