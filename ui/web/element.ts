/** Makes elements; text always goes in as text. */

export interface Attributes {
  readonly class?: string;
  readonly id?: string;
  readonly role?: string;
  readonly title?: string;
  readonly hidden?: boolean;
  readonly tabindex?: number;
  readonly type?: string;
  readonly for?: string;
  readonly href?: string;
  readonly placeholder?: string;
  readonly autocomplete?: string;
  readonly spellcheck?: boolean;
  readonly value?: string;
  readonly onclick?: (event: MouseEvent) => void;
  readonly [name: `aria-${string}` | `data-${string}`]: string | boolean;
}

export type Child = Node | string | null;

/** `<tag …attributes>children</tag>` */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') continue;
    if (value === true && !name.startsWith('aria-')) made.setAttribute(name, '');
    else if (value !== false || name.startsWith('aria-')) made.setAttribute(name, String(value));
  }
  const { onclick } = attributes;
  if (onclick !== undefined)
    made.addEventListener('click', (event) => {
      if (event instanceof MouseEvent) onclick(event);
    });
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Words with `code` in them, as the service writes them. */
export function withCode(text: string): readonly (Node | string)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}

const SVG = 'http://www.w3.org/2000/svg';

/** A line drawing of 16 by 16 units, for the eye only. */
export function icon(path: string, size = 16): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('width', String(size));
  svg.setAttribute('height', String(size));
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const ICONS = {
  sync: 'M13.500 6.500A6 6 0 0 0 3 4.500L1.500 6M1.500 2.500V6H5M2.500 9.500A6 6 0 0 0 13 11.500L14.500 10M14.500 13.500V10H11',
  moon: 'M13.500 9.500A6 6 0 0 1 6.500 2.500a6 6 0 1 0 7 7Z',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8 1v1.500M8 13.500V15M1 8h1.500M13.500 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  script: 'M4 1.500h5.500L13 5v9.500H4ZM9 1.500V5.500h4M6.500 8.500h4M6.500 11h4',
  close: 'M4 4l8 8M12 4l-8 8',
  down: 'M4 6l4 4 4-4',
  allowed: 'M3 8.500l3.200 3L13 4.500',
  warning: 'M8 2 1.500 13.500h13ZM8 6.500v3.500M8 11.800v.2',
  denied: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM4 4l8 8',
  search: 'M7 2.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9ZM10.500 10.500 14 14',
  lock: 'M4 7h8v7H4ZM5.500 7V5a2.500 2.500 0 0 1 5 0v2M8 10v1.500',
  plug: 'M5 1.500v3M11 1.500v3M3.500 4.500h9V7A4.500 4.500 0 0 1 8 11.500 4.500 4.500 0 0 1 3.500 7ZM8 11.500v3',
  box: 'M2 5l6-3 6 3v6l-6 3-6-3ZM2 5l6 3 6-3M8 8v6',
  scored: 'M3 8h10',
  higher: 'M8 13V3.500M4 7.500l4-4 4 4',
  cursor: 'M6 2h4M6 14h4M8 2v12',
} as const;
