/** Texts that say where the site shows what the plan promises, in Chinese. The English file has the same keys. */
export const planLinksZh = {
  'pl.where': '看哪里',
  'pl.judged': '逐条判断',
  'pl.gaps': '够不着的地方',
  'pl.areas': '区域报告',
  'pl.depth': '细看',
  'pl.data': '数据',
  'pl.open': '{page}：{city}，{service}',
  'pl.openCity': '{page}：{city}',
  'pl.norms': '{city}：按户和按人的要求',
  'pl.records': '{city}：区域报告里记录在册的数字',
  'pl.none': '本站没有这项数据。',
  'pl.none.senior-school': '本站没有这项数据：它说的是多少人在上学，不是学校在不在走得到的地方。',
  'pl.none.sports-instructors': '本站没有这项数据：它数的是指导员，不是场地；场地见体育设施。',
  'pl.none.circle-cities': '本站没有这项数据：它数的是全国有多少城市开展，不是一个城市里的服务。',
  'pl.none.old-estates': '本站没有这项数据：没有各小区改造到哪一步的公开名单。',
  'pl.none.fujian-grid-workers': '本站没有这项数据：没有网格和网格员的公开资料。',
  'pl.none.shanghai-coverage': '本站没有这项数据：本站没有上海的资料，也不知道它的算法。',
  'pl.none.provision-6': '本站没有这项数据：住房保障不是一处走得到的设施。',
  'pl.none.norms': '要有户数、面积或工作者人数的表才能算；本站现有的城市没有给出。',
  'pl.none.records': '要有探访、满意度或社工的登记表才能看；本站现有的城市没有给出。',
} as const;

export type PlanLinkKey = keyof typeof planLinksZh;
