/** Texts about reading aloud, offline service and the accessibility statement, in Chinese. The English file has the same keys. */
export const accessibilityZh = {
  'read.group': '朗读本页要点',
  'read.start': '朗读要点',
  'read.pause': '暂停',
  'read.resume': '接着读',
  'read.stop': '停止',
  'read.reading': '正在朗读',
  'read.paused': '已暂停',
  'read.stopped': '朗读结束',
  'read.failed': '读不出来：浏览器的语音没有回应',
  'read.none': '本机没有中文语音，不能朗读',

  'fold.figure': '来源、下载与引用',

  'offline.title': '线下服务',
  'offline.who': '办理：{who}',
  'offline.phone': '电话：',
  'offline.address': '地址：{address}',
  'offline.hours': '办公时间：{hours}',
  'offline.none': '没有线下服务：发布者没有写明可以打的电话，也没有写明可以去的地址。',
  'offline.page': '无障碍说明',

  'acc.title': '无障碍说明',
  'acc.lead':
    '本站的每一页都应当人人能用：看得见、听得到、只用键盘、放大四倍、不开JavaScript、用大字。下面逐条写明做到了什么、怎么知道的、还有哪些没做到。',
  'acc.summary':
    '《网页内容无障碍指南》WCAG 2.2的A级和AA级共{all}条：做到{met}条，部分做到{partly}条，本站没有这类内容{na}条，待核{open}条。',
  'acc.date': '自查日期：{date}。这是本站自查，没有请第三方评测，也没有请残障者和老年人试用过。',
  'acc.ways': '怎么用更方便',
  'acc.way1':
    '大字：按页首的“大字”。字不小于18磅，按钮不小于60像素，次要内容收起来，电脑上的鼠标指针变大。选一次，每一页都有效。',
  'acc.way2':
    '朗读：按“朗读要点”，浏览器用本机的语音读出标题、结论和主要数字。本机没有中文语音时不能用，可以在系统的语音设置里添加；需要联网的语音会把文字发给别的公司，本站不用。',
  'acc.way3': '明暗：按页首的“切换明暗配色”（半黑半白的圆）。系统设了高对比或强制颜色的，页面照系统的来。',
  'acc.way4': '键盘：Tab往下走，第一下就是“跳到正文”；地图用方向键移动，“看看中心点”按钮代替鼠标点。',
  'acc.way5': '不开JavaScript：文字、图、表、下载都在，少的只是活动的地图、大字开关和朗读。',
  'acc.limits': '还没做到的',
  'acc.limit1':
    '活动的地图是画出来的，读屏软件读不到地图里的线和面。同样的事实在地图下面的表里，也在每个地方自己的页面里。',
  'acc.limit2': '图里的小字在手机上不会随“大字”变大；每张图下面都有同样数字的表，表里的字是大的。',
  'acc.limit3': '地点的名字照资料登记的写；多数资料没有写明名字是什么语言，读屏软件可能读错外文名。',
  'acc.limit4': '朗读要看浏览器和系统有没有装中文语音，本站管不了。',
  'acc.limit5': '只在Chromium浏览器里自动检查过；没有用NVDA、VoiceOver、TalkBack等读屏软件逐页听过。',
  'acc.limit6': '没有手语，没有易读版；文字由程序按数字写成，有的句子不短。',
  'acc.contact': '遇到困难怎么办',
  'acc.contactLead':
    '哪一页用不了，请告诉发布那座城市的人：说明页面地址、用的设备和软件、遇到什么。不方便上网的，可以打电话或者上门，联系方式如下。',
  'acc.contactCode':
    '程序本身的问题，请告诉取得程序的地方。本站没有设投诉处理的期限；发布者是政府机关的，也可以向当地12345热线反映。',
  'acc.lists': '逐条对照',
  'acc.listFile': '下载这张表（JSON）',
  'acc.number': '编号',
  'acc.criterion': '要求',
  'acc.level': '级别',
  'acc.state': '结论',
  'acc.how': '怎么知道',
  'acc.tests': '测试：',
  'acc.hand': '{date}看过：{saw}',
  'acc.state.met': '做到',
  'acc.state.partly': '部分做到',
  'acc.state.not-applicable': '没有这类内容',
  'acc.state.to-verify': '待核',
  'acc.countsOpen': '{all}条，都待核。',
  'acc.counts': '{all}条：做到{met}，部分做到{partly}，没有这类内容{na}，待核{open}。',
} as const;

export type AccessibilityKey = keyof typeof accessibilityZh;
