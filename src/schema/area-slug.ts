/** Address part of an area: its id with every sign that is awkward in paths replaced. */
export function areaSlug(areaId: string): string {
  return areaId.replace(/[^A-Za-z0-9_-]+/g, '-');
}
