import { escapeXml } from '../plots/svg-document.js';

/** Rows that belong together, beneath a name of their own. */
export interface HtmlSection {
  readonly name: string;
  readonly rows: readonly (readonly HtmlCell[])[];
}

/** A table with a caption; the first column names the row. Cells are text. */
export function htmlTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly HtmlCell[])[],
): string {
  if (rows.length === 0) return '';
  return tableOf(caption, head, [`<tbody>\n${bodyOf(rows)}\n</tbody>`]);
}

/** The same in parts; those without rows are left out. */
export function htmlSectionedTable(
  caption: string,
  head: readonly string[],
  sections: readonly HtmlSection[],
): string {
  const bodies = sections
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, rows }) => {
      const heading = `<tr><th scope="rowgroup" colspan="${head.length}">${escapeXml(name)}</th></tr>`;
      return `<tbody>${heading}\n${bodyOf(rows)}\n</tbody>`;
    });
  return bodies.length === 0 ? '' : tableOf(caption, head, bodies);
}

function tableOf(caption: string, head: readonly string[], bodies: readonly string[]): string {
  const headCells = head.map((cell) => `<th scope="col">${escapeXml(cell)}</th>`).join('');
  return `<div class="wide"><table><caption>${escapeXml(caption)}</caption><thead><tr>${headCells}</tr></thead>${bodies.join('\n')}</table></div>`;
}

function bodyOf(rows: HtmlSection['rows']): string {
  return rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('\n');
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
