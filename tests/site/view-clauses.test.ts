import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {clauseText} from '#i18n/clauses.ts';
import {translator} from '#i18n/translate.ts';
import {loadCity} from '#site/cities.ts';
import {judgedIndex, viewPage} from '#site/clauses/judged-page.ts';
import {cityClauses, loadClauseTable, loadViews, viewClauses} from '#site/clauses/rows.ts';

const root = join(process.cwd(), 'public/data');
const built = existsSync(join(root, 'demo/clauses.parquet'));

describe.skipIf(!built)('pages of views of the invented city', () => {
  it('are the same from the clauses they need as from all clauses', async () => {
    const city = await loadCity('demo', root);
    const table = await loadClauseTable(city, root);
    const all = [...table];
    for (const lang of ['zh', 'en'] as const) {
      const words = {lang, t: translator(lang), c: clauseText(lang)};
      for (const view of loadViews()) {
        const needed = viewClauses(city, table, view);
        expect(needed.length, view.key).toBeLessThan(all.length);
        expect(viewPage(city, needed, view, words), view.key).toEqual(viewPage(city, all, view, words));
      }
      expect(judgedIndex(city, cityClauses(table), loadViews(), words)).toEqual(
        judgedIndex(city, all, loadViews(), words),
      );
    }
  });
});
