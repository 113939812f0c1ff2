import {mapMark} from '#i18n/map-mark.ts';
import type {OpenCity, Store} from '../store.ts';

/** What the lower left of every map and picture of a city says: its approval number, or that it has none. Empty for most cities. */
export function mapMarkLines({props}: Pick<Store, 'props'>, {info}: OpenCity): string[] {
  return mapMark(info.manifest.publish, props.lang);
}

const SIZE = 13;
const LEADING = 19;
const PADDING = 7;

/** Writes such lines on a plate at the lower left of a picture of the map. `scale`: pixels of the picture for one of the page. */
export function writeMapMark(picture: HTMLCanvasElement, lines: readonly string[], scale: number): void {
  const context = picture.getContext('2d');
  if (context === null || lines.length === 0) return;
  context.save();
  context.setTransform(scale, 0, 0, scale, 0, 0);
  const [width, height] = [picture.width / scale, picture.height / scale];
  const least = 8;
  const font = (size: number) => `600 ${size}px ${getComputedStyle(document.body).fontFamily}`;
  const widest = (size: number) => {
    context.font = font(size);
    return Math.max(...lines.map(line => context.measureText(line).width));
  };
  // on a narrow picture smaller, never cut off
  let size = SIZE;
  while (size > least && widest(size) > width - 2 * PADDING) size--;
  const plate = lines.length * LEADING + PADDING;
  const long = widest(size);
  context.fillStyle = '#fbfaf7';
  context.fillRect(0, height - plate, Math.min(width, long + 2 * PADDING), plate);
  context.fillStyle = '#1d2327';
  for (const [row, line] of lines.entries())
    context.fillText(line, PADDING, height - plate + PADDING / 2 + (row + 0.75) * LEADING);
  context.restore();
}
