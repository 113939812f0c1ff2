/** Texts about gaps' smallest fixes and the page of a city in depth, in Chinese. The English file has the same keys. */
export const analysisZh = {
  'gaps.split': '时间花在哪里',
  'gaps.split.approach': '家门和设施入口到路边{time}',
  'gaps.split.level': '走平路{time}',
  'gaps.split.climb': '坡度多花{time}',
  'gaps.split.steps': '上下台阶多花{time}',
  'gaps.split.waiting': '等红绿灯{time}',
  'gaps.seconds': '{seconds}秒',
  'gaps.minutes': '{minutes}分钟',
  'gaps.minutesSeconds': '{minutes}分{seconds}秒',
  'gaps.fix': '最小的改善',
  'gaps.fixHere': '这里{people}因此达标',
  'gaps.fixAll': '全市共{people}',
  'gaps.consent': '需业主同意',
  'gaps.fixNote':
    '“最小的改善”是在同一模型里试出来的：不超过150米的一段新通道，或者新设一处。情景测算 · 候选位置：未考虑用地、产权、造价。人数是改动之后重新计算全市得到的差。',
  'gaps.keySite': '新设的位置',
  'gaps.keyLink': '新开的通道（画得比实际长）',
} as const;
