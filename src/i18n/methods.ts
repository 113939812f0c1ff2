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
        id: 'fix',
        title: '最小的改善',
        paragraphs: [
          '对每一处已核实的缺口，我们在同一个模型里试：在150米以内接通两段路（打开一扇门、加一处过街、打通一段小路），或者在有人住的一格新设一处。接通的路不穿过建筑、水面、铁路、高速路、学校和军事用地，除非写明是桥或过街；穿过小区的写明“需业主同意”。',
          '先取改动最小、又能让这里的人达标的一种；人数是改动之后把全市重新算一遍得到的差，不是估计。它是情景测算：没有考虑用地、产权和造价。',
        ],
        points: ['名单不完整的地方不测算：那里可能本来就有。'],
      },
      {
        id: 'choice',
        title: '有几处可选，容不容得下',
        paragraphs: [
          '“有几处可选”数限值之内已找到的不同地方：没有、一处、两处、三处及以上，不清楚的另列。',
          '“容得下吗”只在九成以上设施的容量已知时才判断。把服务人群一个个分到设施，使全体走的时间最少，哪一处也不超员：分到的有位置，到得了而分不到的是满了，其余是到不了，三者相加等于全部人数。另一种算法是两步移动搜索（2SFCA）：先把每处的容量摊给够得着它的人，再把每个人够得着的加起来，写成每千人多少。',
        ],
        points: ['不知道容量、不知道服务人群有多少人，或者一个单位服务许多人的，写“不能判断”并说明理由。'],
      },
      {
        id: 'equity',
        title: '谁更远，匀不匀',
        paragraphs: [
          '比较两群人时，在每一套假设下分别相减，再取差的最小和最大。差的区间跨过零，或者不清楚的人足以翻转结论，就写“分不出高低”。',
          '基尼系数和泰尔指数说可选的处数匀不匀：0是人人一样多，越大越不匀。泰尔指数能拆成“地方之间”和“地方里面”两部分。到不了的人离限值多远，用FGT指数：占比、平均差多远、最远的更重。',
        ],
        points: ['帕尔马比和集中指数要先按收入、租金或困难程度排序；没有这样的资料就不算，不拿别的东西顶替。'],
      },
      {
        id: 'siting',
        title: '再建在哪里，怎样证明没有更好的',
        paragraphs: [
          '候选位置是有人住的每一格，或城市给出的地块；现有设施保留。先一个一个挑新增人数最多的，再成对替换，直到换不动。',
          '另用线性规划或拉格朗日松弛算出一个上界：同样的候选里，同样多的新设施，任何方案都不能超过它。方案等于上界，就写“已证明最优”；否则写明最多还差多少。',
        ],
        points: ['只给必须配置、名单完整、缺口稳的服务做方案，大小为1、2、3、5、10处。'],
      },
      {
        id: 'sensitivity',
        title: '假设变了会怎样',
        paragraphs: [
          '“假设区间”把几样假设一起改；“假设变了会怎样”一次只改一样：步速、等灯、离街道多远算没有路、没写明的大门关不关、存疑设施算不算、人口怎样落到建筑、换一份人口资料。每改一样，全市重新计算。',
        ],
        points: ['没有第二份资料可换的，写明没有算。'],
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
        id: 'fix',
        title: 'The smallest fix',
        paragraphs: [
          'For every verified gap we try, in the same model, to join two streets over at most 150 metres (an opened gate, a crossing, a short path), or to put one new facility into an inhabited cell. A new way crosses no building, water, railway, motorway, school or military land unless it is named a bridge or a crossing; through a housing estate it says that the owners must consent.',
          'The smallest change that brings its people in time is given. The people are the difference after the whole city was computed again, not an estimate. It is a scenario: land, ownership and cost are not considered.',
        ],
        points: ['Where lists may be incomplete nothing is computed: there may be one already.'],
      },
      {
        id: 'choice',
        title: 'How many to choose from, and whether there is room',
        paragraphs: [
          '“How many to choose from” counts different places found within the threshold: none, one, two, three or more; what is not known stands apart.',
          '“Is there room” is judged only where the capacity of at least nine in ten facilities is known. The people a service is for are given one place each, so that all together walk least and none is overfull: with a place; in reach, but full; out of reach. The three add up to everyone. The other way is the two-step floating catchment (2SFCA): each capacity is shared by all who can reach it, and each person adds up what they can reach, per thousand people.',
        ],
        points: [
          'Where capacities or the number of people are unknown, or one unit serves many, it cannot be judged, and the page says why.',
        ],
      },
      {
        id: 'equity',
        title: 'Who is farther away, and how even it is',
        paragraphs: [
          'Two groups are compared by taking the difference under each set of assumptions and giving the smallest and the largest. If that range crosses nought, or people not known could turn the answer, they cannot be ranked.',
          'Gini and Theil say how evenly choice is spread: 0 if all have equally many, more if it is uneven. Theil splits into a part between places and a part within them. How far people out of reach are beyond the threshold is told by the FGT measures: the share, the mean distance, and the mean in which the farthest weigh more.',
        ],
        points: [
          'A Palma ratio and a concentration index need people ranked by income, rent or deprivation; without such data there are none, and nothing else is put in their place.',
        ],
      },
      {
        id: 'siting',
        title: 'Where to build next, and why nothing is better',
        paragraphs: [
          'Candidates are all inhabited cells, or parcels the city names; existing facilities stay. Sites are picked one by one for the people they add and then exchanged until no exchange helps.',
          'Apart from that, linear programming or Lagrangian relaxation gives a bound: no plan of that many sites out of the same candidates can exceed it. A plan that meets the bound is proven to be the best; otherwise the page says how far below it may be.',
        ],
        points: ['Plans of 1, 2, 3, 5 and 10 are made only for required services with complete lists and firm gaps.'],
      },
      {
        id: 'sensitivity',
        title: 'What if the assumptions change',
        paragraphs: [
          'The range of assumptions changes several things together. “What if” changes one at a time: speed, waits, how far from a street there is no path, whether gates the map says nothing of are open, doubtful facilities, how people are placed on buildings, another source of the population. Each time the whole city is computed again.',
        ],
        points: ['Where there is no second source to change to, it says that nothing was computed.'],
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
