import {DEMO_FILES, EARLIER_FOLDER} from './city-file.ts';
import {DEMO_LISTS, type ListedCapacity} from './lists.ts';
import {recordWords} from './records.ts';

/** The text beside the files of a demo, Chinese and English. */
export function readme(people: number, seed: number): string {
  const lists = DEMO_LISTS.map(
    list => `| \`${list.file}\` | ${list.category} | ${list.completeness} | ${capacityWords(list.capacity)} |`,
  );
  return `# 一刻城（虚构） · Yike City (invented)

**这里的一切都是虚构的**：街道、人口、设施、区域和名称不对应任何真实地点。**Everything here is invented**: streets,
people, services, areas and names stand for no real place.

${people} 人 · people, seed ${seed}. 许可 · licence: CC0-1.0.

- \`${DEMO_FILES.city}\`：城市文件。the city file; build it with \`npm run --silent yike -- build city.json\`
- \`${DEMO_FILES.streets}\`：街道、建筑、水面、公园（OpenStreetMap XML）。streets, buildings, water, parks
- \`people*.tif\`：各年龄人口，约 100 米一格，整数。people by age, whole persons in squares of about 100 m
- \`districts.geojson\`, \`subdistricts.geojson\`, \`communities.geojson\`, \`boundary.geojson\`：区划代码以 99 开头，并不存在。
  the codes start with 99, which no province has
- \`${DEMO_FILES.estates}\`：新建居住区的规划与交付面积。what was planned for and delivered with new estates
- \`${DEMO_FILES.land}\`：居住用地图斑。outlines of residential land
- \`${EARLIER_FOLDER}/\`：早一年的快照，有自己的街道和名录。the snapshot of a year before, with its own streets and lists
- \`${DEMO_FILES.key}\`：预设的服务缺口与“差一点”的对照，以及两个快照之间的全部差别。the planted service gaps, what nearly is
  one, and all differences between the two snapshots

名录为 GB18030 编码、GCJ-02 坐标，如同常见的官方名录。Lists are in GB18030 and GCJ-02, as real ones often are:

| 文件 file | 类别 category | 完整性 completeness | 容量 capacity |
|---|---|---|---|
${lists.join('\n')}

登记表与调查（可选表；几个街道、镇没有填全，人数少的不公布）。Registers and surveys (optional tables; some blanks, and some
numbers of so few people that they are not published):

| 文件 file | 种类 kind |
|---|---|
${recordWords().join('\n')}

## 预设缺口 · planted gaps

\`key.json\` 的人数和原因由作图得出：预设街区没有环路，街道穿过人口格中心，长度逐段相加即得，不经任何步行时间计算。
对 \`complete_for\` 中的类别和标准，这座城市恰有这些缺口，没有别的。

The people and causes in \`key.json\` follow from how the city is drawn: planted quarters have no loops and their streets
pass through the centres of population cells, so lengths are sums of pieces, without any search. For the categories and
standards in \`complete_for\` the city has exactly these gaps and no others. Gaps of profile \`age60plus\` are those the same
method finds for that walker; an adult is in time there.
`;
}

function capacityWords(capacity: ListedCapacity | undefined): string {
  if (capacity === undefined) return '';
  const {unit, least, most, blankInHundred} = capacity;
  const blank = blankInHundred === 0 ? '' : `，约 ${blankInHundred}% 空缺 · about ${blankInHundred} % blank`;
  return `${least}–${most} ${unit}${blank}`;
}
