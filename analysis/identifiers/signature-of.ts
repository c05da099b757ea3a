import type { Member, Parameter } from '../../domain/index.js';

/**
 * How a member is shown to a person: `totalOf(invoiceId, options?)`, a property as its bare name.
 * With a class name it stands before the member, and in the place of a constructor's own name:
 * `InvoiceUtil.totalOf(invoiceId)`, `InvoiceBuilder(customerId)`.
 */
export function signatureOf(
  className: string | null,
  member: Pick<Member, 'name' | 'kind' | 'parameters'>,
): string {
  const parameters = `(${member.parameters.map(parameterText).join(', ')})`;
  switch (member.kind) {
    case 'constructor':
      return `${className ?? member.name}${parameters}`;
    case 'method':
      return `${prefix(className)}${member.name}${parameters}`;
    case 'property':
      return `${prefix(className)}${member.name}`;
  }
}

function prefix(className: string | null): string {
  return className === null ? '' : `${className}.`;
}

function parameterText({ name, optional, rest }: Parameter): string {
  if (rest) return `...${name}`;
  return optional ? `${name}?` : name;
}
