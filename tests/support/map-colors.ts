import type {Page} from 'playwright-core';

/** Largest difference of a channel that still counts as the same colour: edges are smoothed, names lie over it. */
const CHANNEL = 3;

/** How many pixels of the map as it is seen have one of these colours (`#rrggbb`). */
export async function pixelsOf(page: Page, ...colors: readonly string[]): Promise<number> {
  const canvas = page.locator('.ykx-canvas');
  await canvas.evaluate(element => element.scrollIntoView({block: 'center'}));
  const png = await canvas.screenshot();
  return page.evaluate(
    async ([base64, wanted, tolerance]) => {
      const bytes = Uint8Array.from(atob(base64), char => char.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
      const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
      context.drawImage(picture, 0, 0);
      const {data} = context.getImageData(0, 0, picture.width, picture.height);
      const channels = wanted.map(color => [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16)));
      let count = 0;
      for (let at = 0; at < data.length; at += 4)
        if (channels.some(rgb => rgb.every((value, k) => Math.abs(data[at + k]! - value) <= tolerance))) count++;
      return count;
    },
    [png.toString('base64'), colors, CHANNEL] as const,
  );
}

/** Waits until the page has drawn so many frames, however long a busy machine takes for them. */
export function frames(page: Page, count: number): Promise<void> {
  return page.evaluate(
    wanted =>
      new Promise<void>(resolve => {
        let left = wanted;
        const next = () => (left-- > 0 ? requestAnimationFrame(next) : resolve());
        next();
      }),
    count,
  );
}

/** Colour of a see-through colour over a ground; `alpha` 0 to 255. */
export function over(color: string, alpha: number, ground: string): string {
  const channels = [1, 3, 5].map(at => {
    const [top, under] = [color, ground].map(hex => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number];
    return Math.round((top * alpha + under * (255 - alpha)) / 255);
  });
  return `#${channels.map(value => value.toString(16).padStart(2, '0')).join('')}`;
}
