import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {offlineService} from './accessibility/offline-service.ts';
import type {City} from './city.ts';

/** Who answers for the content: the contact of the city file, the statement that none was named, or where to look. */
export function responsibleWords(city: City | null, t: Translate, lang: Lang): string {
  if (city === null) return t('site.responsiblePages');
  const contact = city.manifest.publish.contact ?? {};
  const service = offlineService(city, lang);
  const named = (...keys: string[]) => keys.flatMap(key => contact[key] ?? []);
  const inPerson = [...(service?.phones ?? []).map(({written}) => written), ...[service?.address ?? []].flat()];
  const who = [...named('organisation', 'name'), ...inPerson, ...named('email', 'url')].join(
    lang === 'zh' ? '，' : ', ',
  );
  return who === '' ? t('site.responsibleUnknown') : t('site.responsible', {who});
}
