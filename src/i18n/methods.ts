import type {Lang} from './lang.ts';

/** A section of a page of prose: paragraphs, and points below them. */
export interface ProseSection {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly points: readonly string[];
}

export interface ProsePage {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly ProseSection[];
}

/** How the numbers are made, what they mean, what they do not. Both languages have the same sections. */
export const methods: Readonly<Record<Lang, ProsePage>> = {
  zh: {
    title: '数字是怎样来的',
    lead: '每个数字都由三样东西算出：街道、居民、设施。我们沿着街道一段一段走，数出在限值之内到得了的人；到不了的，先问有没有资料可以这样说。',
    sections: [
      {
        id: 'streets',
        title: '怎样走',
        paragraphs: [
          '路网取自街道资料中所有允许步行的路，包括台阶、广场、天桥、地道和小区里的路；围墙、大门、水面按一张公开的规则表处理。住处和设施接到最近一条真实连通的街道上，接入的一段也算时间；离街道超过250米的，算作没有路。',
          '时间以十分之一秒计，从每处住处走到最近的设施，取最快的一条路。台阶另加时间，有信号灯的路口要等，坡按坡度折算。',
        ],
        points: [
          '成人每秒1.20米，60岁及以上每秒0.90米。这些步速是本站自定的假设，不是国家标准。',
          '国家标准同时给出米数和分钟数。两者分开计算、分开列出，从不由一个推出另一个。',
        ],
      },
      {
        id: 'people',
        title: '人在哪里',
        paragraphs: [
          '人口来自各城市注明的来源，落在大约百米见方的格或居住建筑上，各格相加与来源总数完全相等。人数是模型推算，页面上只写两位有效数字；下载的文件里是全值。',
        ],
        points: ['不到10人的地方不单列。', '官方保密人口只按所在区域的比例分摊，不公布更细的年龄构成。'],
      },
      {
        id: 'unknown',
        title: '有、缺、不清楚',
        paragraphs: [
          '限值之内有一处已知设施，就是“到得了”，不论来源。到不了的，只有当某个官方名单、实地调查或发布者担保的来源声称在那里是完整的，才说“到不了”；其余一律是“不清楚”。开放地图没有画出的设施，不等于没有。',
          '由不完整的来源得出的缺口单独列为“未核实”，不排名，也不进任何结论。',
        ],
        points: ['没有任何来源的服务写作“没有资料”。', '每一处相加：到得了＋到不了＋不清楚＝全部居民，一个人也不差。'],
      },
      {
        id: 'range',
        title: '假设区间',
        paragraphs: [
          '每个数字后面的区间来自三套假设：基准；偏慢（步速×0.85，存疑设施不算）；偏快（步速×1.15，路口不等）。它不是置信区间，人口数据本身的误差不在其中。',
        ],
        points: ['下限达到目标才说“达到”，上限达不到才说“没达到”，其余是“无法判断”。', '区间互相重叠的地方不分先后。'],
      },
      {
        id: 'standards',
        title: '标准与缺口',
        paragraphs: [
          '每种服务的限值各有出处和性质：▲必须配置、△按需配置、参考值、本站参考值。只有必须配置、在适用范围之内、并且数值已核对的限值才产生缺口和排名；其余只是信息。',
          '缺口是相邻的、在限值内到不了的居民连成的一片。“稳”指九成以上的人在偏快的假设下也到不了，否则是“有争议”。原因按次序取第一个成立的：附近没有设施、没有路、被隔开、台阶或坡、走得慢、太远。',
        ],
        points: [
          '中国境外的城市不适用中国标准，只用来演示方法，不作任何判断。',
          '乡村不用5、10、15分钟的步行标准作判断。',
        ],
      },
      {
        id: 'limits',
        title: '它说不出什么',
        paragraphs: ['走得到不等于用得上。名额、价格、服务好坏、当天开不开门，都不在这些数字里。'],
        points: [
          '街道资料有误、有缺，结果就有误、有缺；资料的日期写在每张图上。',
          '雨雪、夜间、施工和电梯停运不在计算之内。',
          '不同城市的资料不同，本站从不把两座城市放在一张表、一张图或一个排名里。',
        ],
      },
      {
        id: 'check',
        title: '怎样核对',
        paragraphs: [
          '每座城市的数据页列出全部文件、行数、许可、校验值和字段含义。公布的每个数都能由公布的文件重新算出；一条命令（verify）会逐一核对，改动任何一个数都会被发现。',
        ],
        points: [],
      },
    ],
  },
  en: {
    title: 'Where the numbers come from',
    lead: 'Every number is made of three things: streets, people and facilities. We walk the streets stretch by stretch and count the people who arrive within the threshold; of those who do not, we first ask whether the data allows us to say so.',
    sections: [
      {
        id: 'streets',
        title: 'How we walk',
        paragraphs: [
          'The network holds every way on which walking is allowed: stairs, squares, footbridges, underpasses and the lanes of housing estates. Walls, gates and water follow a published table of rules. Homes and facilities are joined to the nearest street that is really connected, and that approach takes time too; beyond 250 metres from a street there is no path.',
          'Time is counted in tenths of a second, from each home to the nearest facility by the fastest way. Stairs cost extra, crossings with signals a wait, slopes what they are steep.',
        ],
        points: [
          'Adults walk 1.20 metres a second, people aged 60 and over 0.90. These speeds are our own assumptions and no national standard.',
          'The national standards give both metres and minutes. Both are computed and shown apart; one is never derived from the other.',
        ],
      },
      {
        id: 'people',
        title: 'Where people are',
        paragraphs: [
          'The population comes from the source named for each city and is placed in squares of about a hundred metres or on residential buildings; the squares add up exactly to the total of the source. People are modelled, so pages show two significant digits; the files to download hold full values.',
        ],
        points: [
          'Places with fewer than ten people are not listed singly.',
          'Confidential official counts are only shared out by the area they belong to; ages are published no finer.',
        ],
      },
      {
        id: 'unknown',
        title: 'There, missing, unknown',
        paragraphs: [
          'Someone within the threshold of a known facility is in reach, whatever the source. Someone else is out of reach only where an official or surveyed list, or one the publisher vouches for, claims to be complete; otherwise it is unknown. What an open map does not show may still be there.',
          'Gaps that follow from incomplete sources are listed apart as unverified. They have no rank and are in no finding.',
        ],
        points: [
          'A service no source knows about is shown as “no data”.',
          'Everywhere, in reach + out of reach + unknown = all people, to the last person.',
        ],
      },
      {
        id: 'range',
        title: 'The range of assumptions',
        paragraphs: [
          'The range behind every number comes from three sets of assumptions: base; slow (speed × 0.85, doubtful facilities left out); fast (speed × 1.15, no waits). It is not a confidence interval, and errors of the population data are not in it.',
        ],
        points: [
          'A target is met if the low end reaches it, not met if the high end does not, and cannot be judged otherwise.',
          'Places whose ranges overlap are not ranked.',
        ],
      },
      {
        id: 'standards',
        title: 'Standards and gaps',
        paragraphs: [
          'Each threshold has its document and standing: ▲ required, △ as needed, reference value, our own value. Only required thresholds, inside their scope and checked against the document, make gaps and ranks; the rest is information.',
          'A gap is an area of neighbouring people who cannot reach a service within its threshold. It is firm when nine in ten of them cannot under the fast assumptions either, else contested. Its cause is the first that holds: no facility near, no path, cut off, stairs or slope, slow walkers, distance.',
        ],
        points: [
          'Chinese standards do not apply to cities outside China: there they only show the method and judge nothing.',
          'Villages are not judged by the 5, 10 and 15 minute walking standards.',
        ],
      },
      {
        id: 'limits',
        title: 'What it cannot say',
        paragraphs: [
          'Being able to walk there is not being served. Places, prices, quality and whether the door is open today are not in these numbers.',
        ],
        points: [
          'Where the street data is wrong or incomplete, so is the result; every figure carries the date of its sources.',
          'Rain, snow, darkness, road works and lifts out of order are not considered.',
          'Sources differ between cities, so two cities never share a table, a figure or a ranking.',
        ],
      },
      {
        id: 'check',
        title: 'How to check',
        paragraphs: [
          'The data page of each city lists all files with rows, licence, checksum and the meaning of every column. Every published number can be recomputed from the published files; one command (verify) does so for all of them, and finds any number that was changed.',
        ],
        points: [],
      },
    ],
  },
};
