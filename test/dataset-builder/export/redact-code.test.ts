import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Placeholders, redactCode } from '../../../dataset-builder/index.js';

const redact = (code: string): string => redactCode(code, new Placeholders());

describe('redaction replaces', () => {
  it.each([
    [
      'a password',
      "r.setBasicAuth('svc', x); var password = 'hunter2!';",
      "r.setBasicAuth('svc', x); var password = 'SECRET_1';",
    ],
    [
      'a key in a header',
      "r.setRequestHeader('X-Api-Key', 'abcd1234');",
      "r.setRequestHeader('X-Api-Key', 'SECRET_1');",
    ],
    [
      'a bearer token',
      "h('Authorization', 'Bearer abcdef0123456789');",
      "h('Authorization', 'Bearer SECRET_1');",
    ],
    ['a token by its entropy', "var t = 'kX9fQ2mZr7Lw4TbV8sNd';", "var t = 'SECRET_1';"],
    ['a web token', "var t = 'eyJhbGciOiJI.eyJzdWIiOiIx.c2ln';", "var t = 'SECRET_1';"],
    [
      'credentials in a URL',
      "u = 'https://bob:pw12@h.example.com/x';",
      "u = 'https://SECRET_1@h.example.com/x';",
    ],
    ['an e-mail address', '// ask jane.doe+x@acme-corp.com', '// ask person1@example.invalid'],
    ['an address of version 4', "ping('10.20.30.40');", "ping('198.18.0.1');"],
    ['an address of version 6', "ping('fe80::1:2b');", "ping('198.18.0.1');"],
    [
      'the host of a URL',
      "get('https://crm.acme/api');",
      "get('https://host1.example.invalid/api');",
    ],
    ['a host name', '// runs on db01.acme.internal too', '// runs on host1.example.invalid too'],
    ['a telephone number', "call('+49 89 1234567');", "call('+00 000 000001');"],
    ['a street', "ship('12 Long Acre Road');", "ship('1 Example Street');"],
    ['a German street', "ship('Hauptstraße 5');", "ship('1 Example Street');"],
    ['an author', '/** @author Xandra Quux */', '/** @author Person 1 */'],
    ['a person in a literal', "mail('Jane Doe');", "mail('Person 1');"],
    ['a user name', "gr.addQuery('user_name', 'jdoe');", "gr.addQuery('user_name', 'Person 1');"],
    [
      'a password that is a word',
      "var o = { password: 'swordfish' };",
      "var o = { password: 'SECRET_1' };",
    ],
    ['a full name in a field', "gr.assigned_to = 'Xandra Quux';", "gr.assigned_to = 'Person 1';"],
    ['a sys_id', "gr.get('6816f79cc0a8016401c5a33be04be441');", `gr.get('${'0'.repeat(31)}1');`],
  ])('%s', (_name, code, expected) => {
    expect(redact(code)).toBe(expected);
  });

  it('a key over several lines, and keeps the lines', () => {
    const code = 'x = `-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----`;\ny();';
    expect(redact(code)).toBe('x = `SECRET_1\n\n`;\ny();');
  });

  it('the same value by the same placeholder, in every text', () => {
    const placeholders = new Placeholders();
    expect(redactCode("a('x@a.com', 'y@a.com')", placeholders)).toBe(
      "a('person1@example.invalid', 'person2@example.invalid')",
    );
    expect(redactCode("b('y@a.com')", placeholders)).toBe("b('person2@example.invalid')");
    expect(placeholders.counts()).toMatchObject({ email: 2, secret: 0 });
  });
});

describe('redaction leaves alone', () => {
  it.each([
    ['code', 'gs.info(current.number); var a = obj.internal.app; x.y.com();'],
    ['field names', "gr.addQuery('assigned_to.manager', gs.getUserID());"],
    [
      'property names',
      "gs.getProperty('glide.ui.session_timeout'); gs.getProperty('x_acme.password');",
    ],
    ['labels', "gs.addInfoMessage('Service Desk has Open Tasks');"],
    [
      'labels of persons',
      "var contact = 'Please call '; o = { manager: 'country', owner: 'Work permit' };",
    ],
    ['a scheme without its token', "h('Authorization', 'Bearer ' + token);"],
    ['names with a digit within', "new GlideRecord('x_acme_vrm_m2m_issue_control');"],
    ['dates, times and versions', "var d = '2024-01-31 12:30:45'; var v = '1.2.3';"],
    [
      'long names',
      "new GlideRecord('x_acme_core_configuration_item_2'); 'getOpenIncidentsOfUser1'",
    ],
    ['a password that is read', "var password = gs.getProperty('acme.password');"],
  ])('%s', (_name, code) => {
    expect(redact(code)).toBe(code);
  });

  it('the number of lines, whatever the code is', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom("'", '"', '\n', 'password = ', '// a@b.com', '`', '10.1.1.1', 'Jane Doe'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const code = pieces.join('');
        expect(redact(code).split('\n')).toHaveLength(code.split('\n').length);
      }),
    );
  });

  it('little time, however long a line is', () => {
    const length = 300_000;
    const hostile = [
      "'a",
      'token',
      'Jane ',
      '://a:',
      '1.',
      'a@b.',
      '-----BEGIN A-----',
      'a.',
      "'\\",
      '`',
      '1:',
    ];
    for (const piece of hostile) {
      const code = `'${piece.repeat(Math.ceil(length / piece.length))}`;
      const started = performance.now();
      redact(code);
      expect(performance.now() - started, piece).toBeLessThan(5_000);
    }
  });
});
