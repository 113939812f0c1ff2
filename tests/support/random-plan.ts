import type {PlanEdit} from '#worker/client.ts';
import type {LiveCity} from '#worker/live-city.ts';
import {TOWN_METERS, townPlace} from './random-town.ts';

/** Seeded edits of every kind, some of which cannot be made; `links`: with links among them. */
export function randomEdits(city: LiveCity, count: number, random: () => number, links = true): PlanEdit[] {
  const whole = (most: number) => Math.floor(random() * most);
  const place = () => townPlace(1.5 * TOWN_METERS * random(), 1.5 * TOWN_METERS * random());
  const facility = () =>
    random() < 0.3 ? `new:${1 + whole(count)}` : (city.cards[whole(city.cards.length)]?.facilityId ?? 'nobody');
  return Array.from({length: count}, (_, i): PlanEdit => {
    const id = `new:${i + 1}`;
    const kind = whole(links ? 6 : 5);
    if (kind === 5) {
      const [from, to] = [place(), place()];
      const meters = random() < 0.5 ? null : 5 + whole(300);
      return {kind: 'link', id, fromLon: from.lon, fromLat: from.lat, toLon: to.lon, toLat: to.lat, meters};
    }
    if (kind === 4) return {kind: 'resize', facility: facility(), capacity: whole(500)};
    if (kind === 3) return {kind: 'close', facility: facility()};
    if (kind === 2) return {kind: 'move', facility: facility(), ...place()};
    const category = city.facilities.categories[whole(city.facilities.categories.length)]!;
    return {kind: 'add', id, category, ...place(), name: '', capacity: random() < 0.5 ? null : whole(300)};
  });
}
