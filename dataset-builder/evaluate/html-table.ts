import { escapeXml } from '../plots/svg-document.js';

/** A table with a caption; the first column names the row. Cells are text. */
export function htmlTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly HtmlCell[])[],
): string {
  if (rows.length === 0) return '';
  const headCells = head.map((cell) => `<th scope="col">${escapeXml(cell)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('\n');
  return `<div class="wide"><table><caption>${escapeXml(caption)}</caption><thead><tr>${headCells}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

/** A value, and beneath it in small letters how sure it is. */
export interface HtmlCell {
  readonly text: string;
  readonly small?: string;
}

function cellOf({ text, small }: HtmlCell, column: number): string {
  const inner = `${escapeXml(text)}${small === undefined ? '' : `<small>${escapeXml(small)}</small>`}`;
  return column === 0 ? `<th scope="row">${inner}</th>` : `<td>${inner}</td>`;
}
