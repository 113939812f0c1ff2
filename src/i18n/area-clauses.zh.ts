/** Texts of the verdicts by clause in the report of one area, in Chinese. The English file has the same keys. */
export const areaClausesZh = {
  'ac.title': '按条文逐项判断',
  'ac.counts': '达到{met}条，未达到{notMet}条，不能判断{open}条，不适用{not}条。',
  'ac.informing': '另有{count}条是参考值、按需配置、待核或本站自定，只列数字，不作判断。',
  'ac.notMet': '未达到的',
  'ac.notMetWhy': '未达到的：{why}',
  'ac.open': '不能判断的：{why}',
  'ac.village': '村里看什么：有没有，走路或骑车到不到得了（只列数字，不作判断）',
  'ac.openPaper': '不能判断的{count}条（{why}）：{services}。',
  'ac.openPaperMore': '不能判断的{count}条（{why}）：{services}，另有{more}条。',
  'ac.times': '{service}（{count}条）',
  'ac.not': '不适用的：{why}（{count}条）',
  'ac.clause': '第{clause}条',
  'ac.range': '假设区间{range}',
  'ac.documents': '依据：{documents}。',
  'ac.unknown': '不清楚的不当作未达到。每条的分子、分母和全市的判断见',
  'ac.all': '逐条判断',
} as const;

export type AreaClauseKey = keyof typeof areaClausesZh;
