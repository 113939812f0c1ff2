import qrcode from 'qrcode-generator';
import {type Drawing, element} from '#charts/svg.ts';

/** Quiet zone around a code, modules: what ISO/IEC 18004 asks for. */
const QUIET = 4;

/** Dark modules of the QR code of a text, row by row; error correction level M, the smallest version that holds it. */
export function qrModules(text: string): boolean[][] {
  const code = qrcode(0, 'M');
  // the package takes one byte a character
  code.addData(String.fromCharCode(...new TextEncoder().encode(text)), 'Byte');
  code.make();
  const size = code.getModuleCount();
  return Array.from({length: size}, (_, row) => Array.from({length: size}, (_, column) => code.isDark(row, column)));
}

/** The QR code of a text, one unit a module with its quiet zone, dark on white whatever the theme. */
export function qrDrawing(text: string): Drawing {
  const modules = qrModules(text);
  const side = modules.length + 2 * QUIET;
  let d = '';
  for (const [y, row] of modules.entries())
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      const run = x - from + 1;
      d += `M${from + QUIET} ${y + QUIET}h${run}v1h-${run}z`;
    }
  const body = element('rect', {width: side, height: side, fill: '#fff'}) + element('path', {d, fill: '#000'});
  return {width: side, height: side, body};
}
