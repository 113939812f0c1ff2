import {expect, test} from 'vitest';
import {simpleHours} from '#schema/simple-hours.ts';
import {offlineService} from '#site/accessibility/offline-service.ts';
import type {City} from '#site/city.ts';

const cityWith = (contact: Record<string, string>) => ({manifest: {publish: {contact}}}) as unknown as City;

test('a telephone that can be dialled is a link of digits', () => {
  const phone = (text: string) => offlineService(cityWith({phone: text}), 'zh')?.phones[0]?.href;
  expect(phone('0928-000 000')).toBe('tel:0928000000');
  expect(phone('+34 928 00 00 00')).toBe('tel:+34928000000');
  expect(phone('0928-000000 转 12')).toBe('tel:0928000000');
  expect(phone('javascript:alert(1)')).toBeNull();
});

test('the address is that of the page’s language, and the one without language stands in', () => {
  const city = cityWith({address: 'Calle 1', address_zh: '一号街'});
  expect(offlineService(city, 'zh')?.address).toBe('一号街');
  expect(offlineService(city, 'en')?.address).toBe('Calle 1');
});

test('an e-mail address alone is no help in person', () => {
  expect(offlineService(cityWith({organisation: '民政局', email: 'a@b.cn'}), 'zh')).toBeNull();
});

test('office hours are said in both languages', () => {
  const hours = 'Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00';
  const said = (lang: 'zh' | 'en') => offlineService(cityWith({phone: '12345', hours}), lang)?.hours;
  expect(said('zh')).toBe('周一至周五 09:00–12:00、14:00–17:30；周六 09:00–12:00；周日 休息');
  expect(said('en')).toBe('Mon to Fri 09:00–12:00, 14:00–17:30; Sat 09:00–12:00; Sun closed');
});

test.each([
  '',
  '9-5',
  'Mo-Fr 09:00',
  'Mo-Fr 17:00-09:00',
  'Mo-Fr 09:00-25:00',
  'Mo-Fr 09:00-24:30',
  '周一 09:00-17:00',
])('hours written as “%s” are refused', text => {
  expect(simpleHours(text, {overnight: false})).toBeNull();
});
