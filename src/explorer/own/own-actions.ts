import {batch} from '@preact/signals';
import {shownText} from '#files/shown-text.ts';
import type {OwnCategory, OwnChoices, OwnListAnswer, OwnPreview} from '#worker/client.ts';
import type {CityInfo} from '../city-info.ts';
import type {Store} from '../store.ts';
import {forgetAnswers, forgetSites} from './forget-answers.ts';
import {cityWithLists} from './own-claims.ts';
import {ownListId} from './own-list-id.ts';
import type {OwnDraft, OwnList} from './own-store.ts';

/** Largest file that is handed to the worker; it says the same. */
const LARGEST_BYTES = 20_000_000;

/** Reads a file the visitor gave and asks about it. Nothing of it leaves the browser. */
export async function openOwnFile(store: Store, file: File): Promise<void> {
  const {own, text} = store;
  own.error.value = null;
  if (file.size > LARGEST_BYTES) {
    own.error.value = text('own.tooBig', {file: shownText(file.name), megabytes: Math.ceil(file.size / 1e6)});
    return;
  }
  await busily(store, async () => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    await look(store, file.name, bytes, {sheet: null, encoding: null});
  });
}

/** Reads the same file another way: another sheet, another encoding. */
export async function lookAgain(
  store: Store,
  draft: OwnDraft,
  changes: {readonly sheet?: string | null; readonly encoding?: string | null},
): Promise<void> {
  const {sheet, encoding} = {...draft.choices, ...changes};
  await busily(store, () => look(store, draft.fileName, draft.bytes, {sheet, encoding}));
}

async function look(
  store: Store,
  fileName: string,
  bytes: Uint8Array<ArrayBuffer>,
  how: {readonly sheet: string | null; readonly encoding: string | null},
): Promise<void> {
  const open = store.city.value;
  if (open === null) return;
  const categories = categoryNames(open.info);
  const preview = await open.worker.previewOwnList(fileName, bytes, {...how, columns: null, categories});
  store.own.draft.value = {
    fileName,
    bytes,
    preview,
    category: preview.category,
    choices: {...how, ...guessed(preview), use: 'facilities', mode: 'add', complete: false},
  };
}

function guessed({columns, crs, category}: OwnPreview): Pick<OwnChoices, 'columns' | 'crs' | 'category'> {
  return {columns, crs, category};
}

/** Changes what was chosen; other columns of the place are looked at anew, so that the picture follows. */
export function choose(store: Store, changes: Partial<OwnChoices>): void {
  const draft = store.own.draft.value;
  if (draft === null) return;
  store.own.draft.value = {...draft, choices: {...draft.choices, ...changes}};
  if (changes.columns !== undefined) void followColumns(store);
}

async function followColumns(store: Store): Promise<void> {
  const [open, draft] = [store.city.value, store.own.draft.value];
  if (open === null || draft === null) return;
  const {sheet, encoding, columns} = draft.choices;
  const shown = await open.worker
    .previewOwnList(draft.fileName, draft.bytes, {sheet, encoding, columns, categories: categoryNames(open.info)})
    .catch((error: unknown) => {
      store.own.error.value = inLanguage(store, error);
      return null;
    });
  const now = store.own.draft.value;
  if (shown === null || now === null || now.choices.columns !== columns) return;
  const {places, window, streetMeters, crsReason} = shown;
  store.own.draft.value = {...now, preview: {...now.preview, places, window, streetMeters, crsReason}};
}

/** Puts the file to use as confirmed. */
export async function confirmDraft(store: Store): Promise<void> {
  const [open, draft] = [store.city.value, store.own.draft.value];
  if (open === null || draft === null) return;
  await busily(store, async () => {
    const {fileName, bytes, choices} = draft;
    const id = await ownListId(bytes, choices, new Set(store.own.lists.value.map(list => list.id)));
    const answer = await open.worker.useOwnList(id, fileName, bytes, choices, categoryNames(open.info));
    const {places, rowCount, refused, doubts, complete, claims} = answer;
    batch(() => {
      const list = {id, fileName, choices, places, rowCount, refused, doubts, complete, claims};
      applyFacilities(store, answer.facilities, [...store.own.lists.value, list]);
      store.own.draft.value = null;
      store.own.outcome.value = id;
      store.said.value = store.text('own.usedSaid', {file: shownText(fileName), count: places.length});
    });
  });
}

/** Takes a list out of use again. */
export async function dropList(store: Store, id: string): Promise<void> {
  const open = store.city.value;
  if (open === null) return;
  await busily(store, async () => {
    const facilities = await open.worker.dropOwnList(id);
    batch(() => {
      if (facilities !== null) forgetAnswers(store, facilities.cards);
      if (store.plan.sitesList.value === id) forgetSites(store);
      const left = store.own.lists.value.filter(list => list.id !== id);
      applyFacilities(store, facilities, left);
      if (store.own.outcome.value === id) store.own.outcome.value = null;
      store.said.value = store.text('own.dropped');
    });
  });
}

/** Forgets lists that a worker no longer running had: the city was opened anew. */
export function forgetLostLists(store: Store): void {
  const {own} = store;
  const open = store.city.value;
  if (open === null || own.base.value === null || own.base.value.worker === open.worker) return;
  batch(() => {
    own.lists.value = [];
    own.base.value = null;
    own.outcome.value = null;
    own.draft.value = null;
    forgetAnswers(store, open.worker.summary.cards);
    forgetSites(store);
  });
}

/** Everything on the page follows from the city: it becomes another object that knows the facilities and what is claimed of them. */
function applyFacilities(store: Store, facilities: OwnListAnswer['facilities'], lists: readonly OwnList[]): void {
  const open = store.city.value!;
  const base = store.own.base.value ?? open;
  store.own.base.value = base;
  store.own.lists.value = lists;
  if (facilities === null) return;
  open.worker.setFacilities(facilities);
  store.city.value = {info: cityWithLists(base.info, lists), worker: open.worker};
}

function categoryNames(info: CityInfo): OwnCategory[] {
  return info.categories.map(({key, name_zh, name_en}) => ({key, name_zh, name_en}));
}

async function busily(store: Store, work: () => Promise<void>): Promise<void> {
  const {own} = store;
  own.busy.value = true;
  own.error.value = null;
  try {
    await work();
  } catch (error) {
    own.error.value = inLanguage(store, error);
  }
  own.busy.value = false;
}

/** The line of a message `zh\nen` that the page's language reads. */
function inLanguage({props, text}: Store, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [zh, en] = message.split('\n');
  if (zh === undefined || en === undefined) return text('own.failed', {message});
  return props.lang === 'zh' ? zh : en;
}
