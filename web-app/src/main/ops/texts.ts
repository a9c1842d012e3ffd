const en = {
  title: "Chalkstream operations",
  fine: "Everything is read at once. The class is fine.",
  asking: "Asking…",
  lost: "The console doesn't answer. What is shown is old.",
  kafkaAway: "Kafka doesn't answer.",
  leaderless: "{name}: a partition has no leader, and can't be read or written.",
  copies: "{name}: a copy of a partition is missing.",
  unread: "{name}: nobody reads {count} of {of} partitions of {topic}. {records} records wait, the oldest for {age}.",
  late: "{name}: {records} records of {topic} wait, the oldest for {age}.",
  process: "{name} doesn't answer.",
  gateway: "{name} doesn't answer: its people are at other gateways.",
  FINE: "fine",
  UNKNOWN: "not known",
  LATE: "late",
  UNREAD: "not read",
  features: "Features: who lags?",
  feature: "Feature",
  topic: "Topic",
  state: "State",
  lagSeconds: "Lag",
  lagRecords: "Records waiting",
  perSecondIn: "In per second",
  perSecondOut: "Out per second",
  consumers: "Consumers",
  unassigned: "Partitions unread",
  past: "Lag in 10 minutes",
  most: "at most {age}",
  processes: "Processes",
  down: "{name}: no answer",
  gateways: "Gateways: who is slow?",
  name: "Name",
  connections: "Connections",
  rooms: "Rooms",
  delivery: "99 % delivered within",
  delayed: "Delayed per second",
  closedSlow: "Closed as slow",
  refused: "Refused",
  gaps: "Gaps",
  brokers: "Brokers",
  broker: "Broker",
  address: "Address",
  rack: "Rack",
  leads: "Partitions led",
  topics: "Topics",
  owner: "Owner",
  partitions: "Partitions",
  replicas: "Copies",
  missingCopies: "Partitions that lack one",
  groups: "Consumer groups",
  group: "Group",
  consumer: "Consumer",
  host: "Host",
  logIn: "Log in",
  key: "The operators' key",
  wrongKey: "That isn't the key.",
};

export type TextName = keyof typeof en;
type Texts = Readonly<Record<TextName, string>>;

const ko: Texts = {
  title: "Chalkstream 운영",
  fine: "모든 레코드를 바로 읽고 있습니다. 수업에 문제가 없습니다.",
  asking: "불러오는 중…",
  lost: "운영 콘솔이 응답하지 않습니다. 보이는 값은 지난 값입니다.",
  kafkaAway: "Kafka가 응답하지 않습니다.",
  leaderless: "{name}: 리더가 없는 파티션이 있어 읽거나 쓸 수 없습니다.",
  copies: "{name}: 복제본이 부족한 파티션이 있습니다.",
  unread: "{name}: {topic} 파티션 {of}개 중 {count}개를 아무도 읽지 않습니다. 레코드 {records}개가 대기 중이며 가장 오래된 것은 {age} 되었습니다.",
  late: "{name}: {topic} 레코드 {records}개가 대기 중이며 가장 오래된 것은 {age} 되었습니다.",
  process: "{name}이(가) 응답하지 않습니다.",
  gateway: "{name}이(가) 응답하지 않습니다. 접속자는 다른 게이트웨이에 있습니다.",
  FINE: "정상",
  UNKNOWN: "알 수 없음",
  LATE: "지연",
  UNREAD: "읽지 않음",
  features: "기능: 무엇이 지연되나요?",
  feature: "기능",
  topic: "토픽",
  state: "상태",
  lagSeconds: "지연 시간",
  lagRecords: "대기 레코드",
  perSecondIn: "초당 입력",
  perSecondOut: "초당 처리",
  consumers: "컨슈머",
  unassigned: "읽지 않는 파티션",
  past: "최근 10분 지연",
  most: "최대 {age}",
  processes: "프로세스",
  down: "{name}: 응답 없음",
  gateways: "게이트웨이: 누가 느린가요?",
  name: "이름",
  connections: "연결",
  rooms: "보드",
  delivery: "99% 전달 시간",
  delayed: "초당 미룬 변경",
  closedSlow: "느려서 끊음",
  refused: "거부",
  gaps: "누락",
  brokers: "브로커",
  broker: "브로커",
  address: "주소",
  rack: "랙",
  leads: "리더 파티션",
  topics: "토픽",
  owner: "담당 서비스",
  partitions: "파티션",
  replicas: "복제본",
  missingCopies: "복제본 부족 파티션",
  groups: "컨슈머 그룹",
  group: "그룹",
  consumer: "컨슈머",
  host: "호스트",
  logIn: "로그인",
  key: "운영자 키",
  wrongKey: "키가 맞지 않습니다.",
};

const ar: Texts = {
  title: "تشغيل Chalkstream",
  fine: "كل السجلات تُقرأ فورًا. الصف بخير.",
  asking: "جارٍ السؤال…",
  lost: "لوحة التشغيل لا تجيب. المعروض قديم.",
  kafkaAway: "‏Kafka لا يجيب.",
  leaderless: "{name}: قسم بلا قائد، فلا تمكن قراءته ولا الكتابة فيه.",
  copies: "{name}: تنقص نسخة من أحد الأقسام.",
  unread: "{name}: لا أحد يقرأ {count} من {of} من أقسام {topic}. السجلات المنتظرة: {records}، وأقدمها منذ {age}.",
  late: "{name}: السجلات المنتظرة في {topic}: {records}، وأقدمها منذ {age}.",
  process: "{name} لا يجيب.",
  gateway: "{name} لا يجيب: مستخدموه عند بوابات أخرى.",
  FINE: "بخير",
  UNKNOWN: "غير معروف",
  LATE: "متأخر",
  UNREAD: "لا يُقرأ",
  features: "الميزات: أيها متأخر؟",
  feature: "الميزة",
  topic: "الموضوع",
  state: "الحالة",
  lagSeconds: "التأخر",
  lagRecords: "سجلات منتظرة",
  perSecondIn: "الداخل في الثانية",
  perSecondOut: "الخارج في الثانية",
  consumers: "المستهلكون",
  unassigned: "أقسام لا تُقرأ",
  past: "التأخر في 10 دقائق",
  most: "على الأكثر {age}",
  processes: "العمليات",
  down: "{name}: لا جواب",
  gateways: "البوابات: أيها بطيء؟",
  name: "الاسم",
  connections: "الاتصالات",
  rooms: "اللوحات",
  delivery: "وصول 99 % خلال",
  delayed: "المؤجل في الثانية",
  closedSlow: "أُغلق لبطئه",
  refused: "المرفوض",
  gaps: "الفجوات",
  brokers: "الوسطاء",
  broker: "الوسيط",
  address: "العنوان",
  rack: "الحامل",
  leads: "أقسام يقودها",
  topics: "المواضيع",
  owner: "المالك",
  partitions: "الأقسام",
  replicas: "النسخ",
  missingCopies: "أقسام تنقصها نسخة",
  groups: "مجموعات المستهلكين",
  group: "المجموعة",
  consumer: "المستهلك",
  host: "المضيف",
  logIn: "تسجيل الدخول",
  key: "مفتاح المشغّلين",
  wrongKey: "ليس هذا هو المفتاح.",
};

const catalogs: Readonly<Record<string, Texts>> = { en, ko, ar };

/** Of the languages that the person prefers, the first that the page speaks. */
export function languageOf(preferred: readonly string[]): string {
  return preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in catalogs) ?? "en";
}

/** The texts and numbers of one language. */
export class Language {
  private readonly texts: Texts;
  private readonly whole: Intl.NumberFormat;
  private readonly fine: Intl.NumberFormat;
  private readonly seconds: Intl.NumberFormat;

  constructor(readonly tag: string) {
    this.texts = catalogs[tag] ?? en;
    this.whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
    this.fine = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
    this.seconds = new Intl.NumberFormat(tag, { maximumFractionDigits: 2, style: "unit", unit: "second", unitDisplay: "short" });
  }

  get direction(): "ltr" | "rtl" {
    return this.tag === "ar" ? "rtl" : "ltr";
  }

  t(name: TextName, values: Readonly<Record<string, string>> = {}): string {
    return this.texts[name].replace(/\{(\w+)\}/g, (all, value: string) => values[value] ?? all);
  }

  count(value: number | null): string {
    return value === null ? "–" : this.whole.format(value);
  }

  rate(value: number | null): string {
    return value === null ? "–" : value < 100 ? this.fine.format(value) : this.whole.format(value);
  }

  age(seconds: number | null): string {
    return seconds === null ? "–" : this.seconds.format(seconds < 10 ? seconds : Math.round(seconds));
  }
}
