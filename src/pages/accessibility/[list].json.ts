import {checklistKeys, checklistText} from '#site/accessibility/checklists.ts';

export const getStaticPaths = () => checklistKeys().map(list => ({params: {list}}));

/** A list of requirements as a file. */
export const GET = ({params}: {params: {list: string}}) =>
  new Response(checklistText(params.list), {headers: {'Content-Type': 'application/json; charset=utf-8'}});
