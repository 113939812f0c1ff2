/** Apps that open pages in a window of their own, where a download does nothing. `webview`: some app that does not say its name. */
export const IN_APP_BROWSERS = [
  'wechat',
  'qq',
  'weibo',
  'alipay',
  'dingtalk',
  'douyin',
  'baidu',
  'xiaohongshu',
  'facebook',
  'instagram',
  'line',
  'webview',
] as const;
export type InAppBrowser = (typeof IN_APP_BROWSERS)[number];

/** Marks of the apps in a user agent; the first that fits names it. QQ Browser (MQQBrowser alone) is a browser like others. */
const MARKS: readonly (readonly [RegExp, InAppBrowser])[] = [
  [/MicroMessenger\//i, 'wechat'],
  [/(^|[^a-z])QQ\/\d/i, 'qq'],
  [/\bWeibo\b|__weibo__/i, 'weibo'],
  [/AlipayClient\//i, 'alipay'],
  [/DingTalk\//i, 'dingtalk'],
  [/\baweme|BytedanceWebview|NewsArticle\//i, 'douyin'],
  [/baiduboxapp\//i, 'baidu'],
  [/xhsdiscover|discover\/\d/i, 'xiaohongshu'],
  [/\bFB(AN|AV)\//, 'facebook'],
  [/\bInstagram\b/, 'instagram'],
  [/\bLine\/\d/, 'line'],
  // Android says so itself; on iOS every browser names Safari, only windows of apps do not
  [/; wv\)/, 'webview'],
  [/\b(iPhone|iPad|iPod)\b(?!.*\bSafari\/).*AppleWebKit\//, 'webview'],
];

/**
 * The app whose window this is, by the browser's user agent; null for a browser of its own. There pictures are shown to be
 * saved by a long press, and links are copied instead of files sent.
 */
export function inAppBrowser(userAgent: string): InAppBrowser | null {
  return MARKS.find(([mark]) => mark.test(userAgent))?.[1] ?? null;
}
