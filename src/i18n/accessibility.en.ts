import type {AccessibilityKey} from './accessibility.zh.ts';

/** The same in English. */
export const accessibilityEn: Readonly<Record<AccessibilityKey, string>> = {
  'read.group': 'Read the main points of this page aloud',
  'read.start': 'Read aloud',
  'read.pause': 'Pause',
  'read.resume': 'Go on',
  'read.stop': 'Stop',
  'read.reading': 'Reading aloud',
  'read.paused': 'Paused',
  'read.stopped': 'Reading has ended',
  'read.failed': 'Cannot be read: the browser’s voice does not answer',
  'read.none': 'No English voice on this device: cannot be read aloud',

  'fold.figure': 'Sources, downloads, citation',

  'offline.title': 'Help in person',
  'offline.who': 'Provided by {who}',
  'offline.phone': 'Telephone: ',
  'offline.address': 'Address: {address}',
  'offline.hours': 'Hours: {hours}',
  'offline.none': 'No help in person: the publisher names no telephone to ring and no address to visit.',
  'offline.page': 'Accessibility',

  'acc.title': 'Accessibility',
  'acc.lead':
    'Every page of this site should work for everyone: by eye, by ear, with the keyboard alone, at four times the size, without JavaScript, in large type. Below, point by point, what is done, how we know, and what is not done yet.',
  'acc.summary':
    'Web Content Accessibility Guidelines 2.2, levels A and AA, {all} criteria: {met} met, {partly} partly met, {na} without such content here, {open} to be verified.',
  'acc.date':
    'Checked by ourselves on {date}. Nobody outside has assessed the site, and no disabled or older people have tried it yet.',
  'acc.ways': 'Ways to make it easier',
  'acc.way1':
    'Large type: press “Large type” at the top. Text is at least 18 point, buttons at least 60 pixels, secondary things fold away, and on a computer the pointer grows. Chosen once, it holds on every page.',
  'acc.way2':
    'Read aloud: press “Read aloud” and a voice of your own device reads the heading, the findings and the main numbers. It needs an English voice on the device, which can be added in the speech settings of the system; voices that need the network send the words to another company and are not used.',
  'acc.way3':
    'Light and dark: “Switch between light and dark colours” at the top, a circle half black. Where the system asks for high contrast or its own colours, the page follows.',
  'acc.way4':
    'Keyboard: Tab goes on, and its first stop is “Skip to content”. Arrow keys move the map, and a button asks about its centre in place of a click.',
  'acc.way5':
    'Without JavaScript: text, figures, tables and downloads are all there. Only the moving map, the large-type switch and reading aloud are missing.',
  'acc.limits': 'Not done yet',
  'acc.limit1':
    'The moving map is drawn: screen readers cannot read its lines and areas. The same facts are in the table below it and on the page of each area.',
  'acc.limit2':
    'Small words inside figures do not grow with large type on a phone. Below each figure is a table of the same numbers, in large type.',
  'acc.limit3':
    'Places are called what the sources call them. Most sources do not say in which language, so a screen reader may mispronounce foreign names.',
  'acc.limit4': 'Reading aloud depends on the voices of the browser and the system, which are not ours.',
  'acc.limit5':
    'Checked automatically in Chromium only. Nobody has listened to every page with NVDA, VoiceOver, TalkBack or another screen reader.',
  'acc.limit6':
    'There is no sign language and no easy-to-read version. Sentences are written by a program from numbers, and some are long.',
  'acc.contact': 'When something does not work',
  'acc.contactLead':
    'Tell the publisher of that city which page does not work: its address, your device and program, and what happened. Those who would rather not do so online can ring or go there; the contacts are below.',
  'acc.contactCode':
    'For faults of the program, tell those you got it from. No time limit for answers is promised. Where the publisher is a Chinese authority, the local hotline 12345 may be told as well.',
  'acc.lists': 'Point by point',
  'acc.listFile': 'Download this table (JSON)',
  'acc.number': 'Number',
  'acc.criterion': 'Requirement',
  'acc.level': 'Level',
  'acc.state': 'Result',
  'acc.how': 'How we know',
  'acc.tests': 'Tests: ',
  'acc.hand': 'Looked at on {date}: {saw}',
  'acc.state.met': 'Met',
  'acc.state.partly': 'Partly met',
  'acc.state.not-applicable': 'No such content',
  'acc.state.to-verify': 'To be verified',
  'acc.countsOpen': '{all} points, all to be verified.',
  'acc.counts': '{all} points: {met} met, {partly} partly, {na} without such content, {open} to be verified.',
};
