import type {Category} from '#schema/category.ts';

/** What people say besides the names of the catalogue. */
const ALSO_CALLED: Readonly<Record<string, {readonly zh: readonly string[]; readonly en: readonly string[]}>> = {
  svc_station: {zh: ['党群服务中心', '社区服务站', '居委会'], en: ['community centre', 'residents committee']},
  svc_centre: {zh: ['街道办', '便民服务中心', '政务大厅', '办事大厅'], en: ['government service', 'town hall']},
  self_service: {zh: ['自助机', '自助终端'], en: ['self-service', 'kiosk']},
  elder_daycare: {zh: ['日间照料', '日托'], en: ['day care', 'adult day care']},
  elder_home: {zh: ['养老院', '敬老院', '福利院'], en: ['care home', 'retirement home', 'old people’s home']},
  elder_meal: {zh: ['老年食堂', '助餐点', '社区食堂', '长者饭堂'], en: ['canteen', 'meals for the elderly']},
  elder_activity: {zh: ['老年大学', '棋牌室'], en: ['senior club']},
  nursery: {zh: ['托儿所', '托育'], en: ['crèche', 'daycare', 'childcare']},
  kindergarten: {zh: ['幼儿园'], en: ['preschool', 'nursery school']},
  primary: {zh: ['小学', '学校'], en: ['school', 'elementary school']},
  junior: {zh: ['初中', '中学', '学校'], en: ['school', 'secondary school', 'middle school', 'high school']},
  playground: {zh: ['游乐场', '儿童乐园', '滑梯'], en: ['play area']},
  health_centre: {zh: ['卫生服务中心', '卫生院', '社康'], en: ['clinic', 'doctor', 'medical centre']},
  health_station: {zh: ['卫生站', '诊所', '医务室', '卫生室'], en: ['clinic', 'doctor', 'surgery']},
  pharmacy: {zh: ['药店', '药房', '大药房'], en: ['chemist', 'drugstore', 'drug store']},
  hospital: {zh: ['医院', '急诊'], en: ['emergency', 'clinic']},
  culture_centre: {zh: ['文化站', '文化馆'], en: ['arts centre', 'theatre']},
  library: {zh: ['图书馆', '书房', '书屋'], en: ['reading room']},
  fitness_out: {zh: ['健身点', '健身路径', '健身器材'], en: ['outdoor gym']},
  pitch: {zh: ['球场', '篮球场', '羽毛球', '乒乓球'], en: ['basketball', 'tennis', 'sports ground']},
  football: {zh: ['足球场'], en: ['soccer', 'football field']},
  gym: {zh: ['健身中心', '体育馆'], en: ['sports hall', 'swimming pool']},
  park: {zh: ['公园', '绿地'], en: ['garden', 'green space']},
  square: {zh: ['广场'], en: ['plaza']},
  market: {zh: ['菜场', '菜市场', '农贸市场', '买菜', '生鲜'], en: ['market', 'greengrocer', 'vegetables']},
  convenience: {zh: ['小卖部', '便利店', '小超市'], en: ['corner shop', 'corner store']},
  supermarket: {zh: ['超市'], en: ['grocery']},
  breakfast: {zh: ['早餐', '早点', '包子铺'], en: ['breakfast shop']},
  laundry: {zh: ['洗衣店', '干洗'], en: ['dry cleaner', 'launderette']},
  hair: {zh: ['理发', '理发店', '美发', '剪头发'], en: ['barber', 'salon', 'haircut']},
  repair: {zh: ['修理', '维修', '配钥匙', '修鞋'], en: ['repair shop', 'locksmith', 'shoe repair']},
  parcel: {zh: ['快递', '邮局', '菜鸟驿站', '驿站'], en: ['post office', 'parcel locker', 'courier']},
  recycle: {zh: ['废品', '废品回收'], en: ['recycling']},
  waste: {zh: ['垃圾站', '垃圾桶', '垃圾房'], en: ['rubbish', 'garbage', 'trash']},
  toilet: {zh: ['厕所', '卫生间', '洗手间', '公共厕所'], en: ['toilet', 'restroom', 'bathroom', 'wc']},
  bus: {zh: ['公交', '公交车站', '车站'], en: ['bus', 'bus station']},
  metro: {zh: ['地铁', '地铁站', '轻轨', '火车站'], en: ['subway', 'underground', 'train station', 'railway station']},
  charging: {zh: ['充电桩', '充电站'], en: ['ev charger', 'charger']},
  parking: {zh: ['停车', '停车场', '车库'], en: ['car park', 'parking lot']},
  bank: {zh: ['银行', '取款机', '信用社'], en: ['bank', 'atm', 'cash machine']},
  telecom: {zh: ['营业厅', '手机店'], en: ['mobile shop', 'phone shop']},
  police: {zh: ['派出所', '公安', '警察'], en: ['police']},
  shelter: {zh: ['避难所', '避险'], en: ['evacuation']},
  legal: {zh: ['法律援助', '司法所'], en: ['legal aid', 'lawyer']},
  quality_tea_coffee: {zh: ['咖啡', '咖啡店', '茶馆'], en: ['cafe', 'coffee']},
  quality_bakery: {zh: ['面包店', '蛋糕店'], en: ['bread', 'cake']},
  quality_dining: {zh: ['饭店', '餐馆', '餐厅', '吃饭'], en: ['dining', 'food', 'eat']},
  quality_pets: {zh: ['宠物店', '兽医'], en: ['vet', 'pet shop']},
};

/** The words a service is asked for by: its names in the catalogue, taken apart, and what people call it. */
export function categoryWords({key, name_zh, name_en}: Pick<Category, 'key' | 'name_zh' | 'name_en'>) {
  const also = ALSO_CALLED[key] ?? {zh: [], en: []};
  const parts = (name: string, marks: RegExp) =>
    name
      .split(marks)
      .map(part => part.trim())
      .filter(part => part.length > 1);
  return {
    key,
    zh: [...new Set([...parts(name_zh, /[、（）()“”]/), ...also.zh])],
    en: [...new Set([name_en, ...also.en])],
  };
}
