import type {Lang} from './lang.ts';
import type {ProsePage} from './methods.ts';

/** Who answers for the site and what it is not. Both languages have the same sections. */
export const about: Readonly<Record<Lang, ProsePage>> = {
  zh: {
    title: '关于本站',
    lead: '一刻钟把街道图、人口和设施名单变成人人看得懂的数字：走路到得了哪些社区服务，谁到不了，我们有多大把握。',
    sections: [
      {
        id: 'not-official',
        title: '不是官方评估',
        paragraphs: [
          '本站不是政府网站，也不代表任何政府部门。页面上的数字不是官方统计、达标认定或验收结论，不能作为处罚、考核或规划许可的依据。',
        ],
        points: [],
      },
      {
        id: 'responsible',
        title: '谁负责',
        paragraphs: [
          '每座城市由发布它的人或单位负责，联系方式写在该城市每一页的页脚。程序的作者提供计算方法，不为发布者选用的资料作担保。',
        ],
        points: [],
      },
      {
        id: 'built-in',
        title: '两座自带的城市',
        paragraphs: ['程序自带两座城市，都只为说明方法。'],
        points: [
          '摩纳哥：真实的街道，2016年的地图。不适用中国标准，结果不能当作对摩纳哥的判断。',
          '一刻城：虚构的中国城市。街道、居民、设施、名单全是编造的，每一页、每一张图、每一个文件都写明。',
        ],
      },
      {
        id: 'privacy',
        title: '隐私',
        paragraphs: [
          '本站没有账号、广告、统计代码和第三方请求。你在地图上点的位置只在你自己的设备里计算，不会发给任何人。地图底图从本站按块取：和看任何网页一样，服务器的访问记录里看得出取了哪几块，也就大致看得出看的是哪一带。明暗配色的选择保存在你的浏览器里。',
        ],
        points: [],
      },
      {
        id: 'accessibility',
        title: '人人可用',
        paragraphs: ['所有内容不用JavaScript也能读；每张图旁都有同样内容的表；可以只用键盘；支持暗色、放大和打印。'],
        points: [],
      },
      {
        id: 'licence',
        title: '许可',
        paragraphs: [
          '程序以Apache-2.0许可开放。每个数据文件各有许可，写在各城市的数据页；用到开放街道图的，须注明© OpenStreetMap contributors。',
        ],
        points: [],
      },
    ],
  },
  en: {
    title: 'About this site',
    lead: 'Yikezhong, “a quarter of an hour”, turns street maps, population and facility lists into numbers anyone can read: which community services are within a walk, who is left out, and how sure we are.',
    sections: [
      {
        id: 'not-official',
        title: 'No official assessment',
        paragraphs: [
          'This is not a government website and speaks for no authority. Its numbers are no official statistics, certification or inspection, and no basis for penalties, appraisals or permits.',
        ],
        points: [],
      },
      {
        id: 'responsible',
        title: 'Who is responsible',
        paragraphs: [
          'Each city is the responsibility of the person or organisation that publishes it; the contact stands in the footer of every page of that city. The authors of the program provide the method and do not vouch for the sources a publisher chooses.',
        ],
        points: [],
      },
      {
        id: 'built-in',
        title: 'The two built-in cities',
        paragraphs: ['The program comes with two cities. Both only show the method.'],
        points: [
          'Monaco: real streets, a map of 2016. Chinese standards do not apply, and nothing here is a verdict on Monaco.',
          'Yike City: an invented Chinese city. Streets, people, facilities and lists are made up, and every page, figure and file says so.',
        ],
      },
      {
        id: 'privacy',
        title: 'Privacy',
        paragraphs: [
          'There are no accounts, advertisements, trackers or requests to other hosts. Places you click on the map are computed on your own device and sent to nobody. The background map is fetched from this site in pieces: as with any web page, the server’s log tells which pieces, and so roughly which part of the city was looked at. Your choice of light or dark colours is kept in your browser.',
        ],
        points: [],
      },
      {
        id: 'accessibility',
        title: 'For everyone',
        paragraphs: [
          'Everything can be read without JavaScript; every figure has the same facts as a table beside it; the keyboard is enough; dark colours, zoom and print are supported.',
        ],
        points: [],
      },
      {
        id: 'licence',
        title: 'Licences',
        paragraphs: [
          'The program is open under Apache-2.0. Each data file has its own licence, named on the data page of its city; where OpenStreetMap is used, © OpenStreetMap contributors must be named.',
        ],
        points: [],
      },
    ],
  },
};
