/** Everyday words for a service beside its names in the catalogue. */
export interface EverydayWords {
  /** Other names of the thing itself: a list may call it so, and a visitor may look for it so. */
  readonly called: readonly string[];
  /** What people look for and find there (买菜, haircut), also words for several services (学校): no name for a row of a list. */
  readonly sought: readonly string[];
}

/** By key of the catalogue. A word is what one service is called, at most; several may be sought by it. */
export const EVERYDAY_WORDS: Readonly<Record<string, EverydayWords>> = {
  svc_station: {called: ['党群服务中心', '社区服务站'], sought: ['居委会', 'community centre', 'residents committee']},
  svc_centre: {called: ['便民服务中心', '政务大厅'], sought: ['街道办', '办事大厅', 'government service', 'town hall']},
  self_service: {called: [], sought: ['自助机', '自助终端', 'self-service', 'kiosk']},
  elder_daycare: {
    called: ['日间照料', '日照中心', '日间照料中心', 'day care centres for the elderly'],
    sought: ['日托', 'day care', 'adult day care'],
  },
  elder_home: {
    called: ['养老机构', '敬老院', '养老服务机构', 'nursing homes', '养老院', '福利院', 'care home'],
    sought: ['retirement home', 'old people’s home'],
  },
  elder_meal: {
    called: ['老年食堂', '长者食堂', '老年餐厅', '助餐点', '社区食堂', '长者饭堂'],
    sought: ['canteen', 'meals for the elderly'],
  },
  elder_activity: {called: ['老年活动中心', '老年活动站'], sought: ['老年大学', '棋牌室', 'senior club']},
  nursery: {called: ['托育', '托育园', 'nurseries', '托儿所'], sought: ['crèche', 'daycare', 'childcare']},
  kindergarten: {
    called: ['幼稚园', '幼儿园（所）', 'kindergartens', '幼儿园'],
    sought: ['preschool', 'nursery school'],
  },
  primary: {called: ['小学校', 'primary schools', 'elementary school'], sought: ['小学', '学校', 'school']},
  junior: {
    called: ['中学', '初级中学', 'secondary school', 'secondary schools', 'junior school', '初中'],
    sought: ['学校', 'school', 'middle school', 'high school'],
  },
  playground: {called: ['儿童乐园'], sought: ['游乐场', '滑梯', 'play area']},
  health_centre: {
    called: ['卫生院', 'health centre', 'health center'],
    sought: ['卫生服务中心', '社康', 'clinic', 'doctor', 'medical centre'],
  },
  health_station: {
    called: ['诊所', '卫生室', '卫生服务站', 'clinic', 'clinics', '卫生站', '医务室'],
    sought: ['doctor', 'surgery'],
  },
  pharmacy: {
    called: ['药房', '大药房', '零售药店', 'pharmacies', 'chemist', '药店', 'drugstore'],
    sought: ['drug store'],
  },
  hospital: {called: ['综合医院', 'hospitals', '医院'], sought: ['急诊', 'emergency', 'clinic']},
  culture_centre: {called: [], sought: ['文化站', '文化馆', 'arts centre', 'theatre']},
  library: {called: ['公共图书馆', 'libraries', '图书馆'], sought: ['书房', '书屋', 'reading room']},
  fitness_out: {called: [], sought: ['健身点', '健身路径', '健身器材', 'outdoor gym']},
  pitch: {called: [], sought: ['球场', '篮球场', '羽毛球', '乒乓球', 'basketball', 'tennis', 'sports ground']},
  football: {called: ['足球场'], sought: ['soccer', 'football field']},
  gym: {called: [], sought: ['健身中心', '体育馆', 'sports hall', 'swimming pool']},
  park: {called: ['公园', '口袋公园', 'parks'], sought: ['绿地', 'garden', 'green space']},
  square: {called: [], sought: ['广场', 'plaza']},
  market: {
    called: ['农贸市场', '菜场', '菜市', '街市', 'market', 'markets', 'public market', '菜市场'],
    sought: ['买菜', '生鲜', 'greengrocer', 'vegetables'],
  },
  convenience: {
    called: ['小超市', '便民店', 'convenience stores', '便利店'],
    sought: ['小卖部', 'corner shop', 'corner store'],
  },
  supermarket: {called: ['超市', '大型超市', 'supermarkets'], sought: ['grocery']},
  breakfast: {called: ['早餐', '早点'], sought: ['包子铺', 'breakfast shop']},
  laundry: {called: ['洗衣店'], sought: ['干洗', 'dry cleaner', 'launderette']},
  hair: {called: ['理发', '理发店', '美发', '美容院'], sought: ['剪头发', 'barber', 'salon', 'haircut']},
  repair: {called: [], sought: ['修理', '维修', '配钥匙', '修鞋', 'repair shop', 'locksmith', 'shoe repair']},
  parcel: {
    called: ['快递', '快递驿站', '菜鸟驿站', '邮局', '邮政', '邮政所', 'post office', 'post offices', 'parcel'],
    sought: ['驿站', 'parcel locker', 'courier'],
  },
  recycle: {called: [], sought: ['废品', '废品回收', 'recycling']},
  waste: {called: ['垃圾站'], sought: ['垃圾桶', '垃圾房', 'rubbish', 'garbage', 'trash']},
  toilet: {
    called: ['公共厕所', '卫生间', '厕所', 'toilets', '洗手间', 'toilet'],
    sought: ['restroom', 'bathroom', 'wc'],
  },
  bus: {called: ['公交车站', '公交站点', '公共汽车站', 'bus stops', 'bus station'], sought: ['公交', '车站', 'bus']},
  metro: {
    called: ['地铁站', '地铁', 'metro', 'subway'],
    sought: ['轻轨', '火车站', 'underground', 'train station', 'railway station'],
  },
  charging: {called: ['充电桩', '充电站', 'charging station'], sought: ['ev charger', 'charger']},
  parking: {called: ['停车场', 'car park', 'parking lot'], sought: ['停车', '车库']},
  bank: {called: ['银行', 'bank', 'banks'], sought: ['取款机', '信用社', 'atm', 'cash machine']},
  telecom: {called: [], sought: ['营业厅', '手机店', 'mobile shop', 'phone shop']},
  police: {called: ['警署', 'police', '派出所'], sought: ['公安', '警察']},
  shelter: {called: ['避难场所', '应急避难所', 'shelters'], sought: ['避难所', '避险', 'evacuation']},
  legal: {called: [], sought: ['法律援助', '司法所', 'legal aid', 'lawyer']},
  quality_tea_coffee: {called: [], sought: ['咖啡', '咖啡店', '茶馆', 'cafe', 'coffee']},
  quality_bakery: {called: [], sought: ['面包店', '蛋糕店', 'bread', 'cake']},
  quality_dining: {called: [], sought: ['饭店', '餐馆', '餐厅', '吃饭', 'dining', 'food', 'eat']},
  quality_pets: {called: [], sought: ['宠物店', '兽医', 'vet', 'pet shop']},
};
