import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {MAP_APPS, mapLinks} from '#explorer/resident/map-links.ts';
import {phones} from '#files/phones.ts';

describe('links to other maps', () => {
  const links = new Map(mapLinks(120.1234567, -30.5, '药店 & “茶”').map(({app, href}) => [app, href]));

  test('put the coordinates in the order of each map, and tell the Chinese ones what they are', () => {
    expect(links.get('amap')).toContain('position=120.123457,-30.500000&');
    expect(links.get('amap')).toContain('coordinate=wgs84');
    expect(links.get('baidu')).toContain('location=-30.500000,120.123457&');
    expect(links.get('baidu')).toContain('coord_type=wgs84');
    expect(new URL(links.get('apple')!).searchParams.get('ll')).toBe('-30.500000,120.123457');
    expect(new URL(links.get('google')!).searchParams.get('query')).toBe('-30.500000,120.123457');
    expect(new URL(links.get('osm')!).hash).toBe('#map=18/-30.500000/120.123457');
    expect(links.get('geo')).toMatch(/^geo:-30\.500000,120\.123457\?q=-30\.500000,120\.123457\(/);
  });

  test('keep the host and the number of parameters whatever the label is', () => {
    const shape = (href: string) => {
      const url = new URL(href);
      return [url.protocol, url.host, [...url.searchParams.keys()]];
    };
    const expected = mapLinks(1, 2, '药店').map(link => shape(link.href));
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), label => {
        expect(mapLinks(1, 2, label).map(link => shape(link.href))).toEqual(expected);
      }),
    );
    expect(expected.map(([protocol]) => protocol)).toEqual([...MAP_APPS.slice(0, 5).map(() => 'https:'), 'geo:']);
    expect(new URL(mapLinks(1, 2, 'a&b=c#d')[0]!.href).searchParams.get('name')).toBe('a&b=c#d');
  });
});

describe('phone numbers', () => {
  test('are dialled by their digits alone', () => {
    expect(phones('+34 928 58 20 25')).toEqual([{written: '+34 928 58 20 25', href: 'tel:+34928582025'}]);
    expect(phones('(+34) 928 271 395')[0]!.href).toBe('tel:+34928271395');
    expect(phones('0571-8765 4321')[0]!.href).toBe('tel:057187654321');
    expect(phones('(010) 6555-1234转8001')[0]!.href).toBe('tel:01065551234');
    expect(phones('3631')[0]!.href).toBe('tel:3631');
  });

  test('may be several in one field', () => {
    expect(phones('+34 928 1; 928 22 22 22').map(phone => phone.href)).toEqual(['tel:+349281', 'tel:928222222']);
    expect(phones('87654321、87654322').map(phone => phone.href)).toEqual(['tel:87654321', 'tel:87654322']);
  });

  test('are no links when they are no numbers', () => {
    expect(phones('javascript:alert(1)')).toEqual([{written: 'javascript:alert(1)', href: null}]);
    expect(phones('ask inside')).toEqual([{written: 'ask inside', href: null}]);
    expect(phones(' ; ')).toEqual([]);
    fc.assert(
      fc.property(fc.string(), field => {
        for (const {href} of phones(field)) expect(href ?? 'tel:123').toMatch(/^tel:\+?\d{3,15}$/);
      }),
    );
  });
});
