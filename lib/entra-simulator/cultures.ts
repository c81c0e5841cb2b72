/** Where a name comes from: its spelling, the order of its parts, and the places and telephones that go with it. */
export type Culture = {
  language: string
  country: string
  order: 'given-first' | 'family-first' | 'family-first-joined'
  phonePrefix: string
  /** Names separated by `; `. Those in other scripts carry their transliteration after a slash. */
  given: string
  family: string
  /** `street | postal code | city | region`, separated by `; `. */
  places: string
}

/** Names as a company with offices on four continents has them: fifteen languages, nine scripts. Data, not logic. */
export const CULTURES: Culture[] = [
  {
    language: 'de-DE',
    country: 'DE',
    order: 'given-first',
    phonePrefix: '+49 30 55',
    given:
      'Jürgen; Björn; Käthe; Anna-Lena; Hans-Jürgen; Zoë; Mareike; Sören; Ute; Wolfgang; Jörg; Gisela; Karl-Theodor; Änne; Rüdiger; Friederike; Lukas; Emilia; Götz; Heike',
    family:
      'Müller; Schäfer; Groß; Weiß; Köhler; Özdemir; Schröder; von der Heide; Müller-Lüdenscheidt; Jäger; Böhm; Krüger; Leutheusser-Schnarrenberger; Fuchs; Lörcher; Weber; Vogel; Hübner; Strauß; Wolfeschlegelsteinhausenbergerdorff',
    places:
      'Friedrichstraße 171 | 10117 | Berlin | Berlin; Königsallee 60 | 40212 | Düsseldorf | Nordrhein-Westfalen; Sendlinger Straße 8 | 80331 | München | Bayern',
  },
  {
    language: 'en-GB',
    country: 'GB',
    order: 'given-first',
    phonePrefix: '+44 20 7946 0',
    given:
      'Siobhán; Oliver; Mary-Jane; Eve; Grace; Alan; Niamh; Charlotte; Tim; Ada; Rhys; Seán; Imogen; Nigel; Zadie; Olamide; Amelia; Ruaridh; Leo; Winifred',
    family:
      "O'Brien; O'Neill; Smith; Smith; Lovelace; Fitzgerald-Smythe; D'Arcy; MacDonald; Turing; Hopper; St. John; Jones; Cholmondeley; Okonkwo; Featherstonehaugh; Taylor; Patel; Ng; Wright; Berners-Lee",
    places: "221B Baker Street | NW1 6XE | London | Greater London; 4 King's Parade | CB2 1SJ | Cambridge | Cambridgeshire",
  },
  {
    language: 'fr-FR',
    country: 'FR',
    order: 'given-first',
    phonePrefix: '+33 1 70 18',
    given:
      'Élodie; François; Anaïs; Jean-Baptiste; Maëlle; Gaël; Hélène; Noël; Chloé; Étienne; Marie-Françoise; Loïc; Océane; Théo; Zélie; Yann; Aïcha; Côme; Inès; Rémi',
    family:
      "Lefèvre; d'Aboville; Garçon; Bérénger; de La Rochefoucauld; Lévy; Dupont; N'Diaye; Châtelain; Moreau; Le Goff; Beauséjour; L'Hôpital; Cœurdacier; Dubois; Roux; Grégoire; Hédiard; Mbappé; Perrault",
    places: 'Rue de l’Échiquier 10 | 75010 | Paris | Île-de-France; Cours Lafayette 92 | 69003 | Lyon | Auvergne-Rhône-Alpes',
  },
  {
    language: 'es-ES',
    country: 'ES',
    order: 'given-first',
    phonePrefix: '+34 910 55',
    given:
      'María del Carmen; José Ángel; Begoña; Íñigo; Nuria; Raúl; María José; Óscar; Lucía; Iván; Ana Belén; Jesús; Montserrat; Andrés; Sofía; Álvaro; Pilar; Víctor; Ainhoa; Martín',
    family:
      'García López; Muñoz Núñez; Fernández de Córdoba y Álvarez de Toledo; Ibáñez; Peña; Rodríguez Pérez; de la Cruz; Echeverría Aránguiz; Gómez; Ordóñez; Castañeda; Martínez; Sánchez; Hernández; Piñera; Bustamante; Núñez; Vázquez; Ruiz; Zubizarreta Etxeberria',
    places: 'Calle de Alcalá 45 | 28014 | Madrid | Comunidad de Madrid; Passeig de Gràcia 92 | 08008 | Barcelona | Cataluña',
  },
  {
    language: 'pl-PL',
    country: 'PL',
    order: 'given-first',
    phonePrefix: '+48 22 555',
    given:
      'Łukasz; Małgorzata; Święcisława; Józef; Grażyna; Paweł; Bożena; Zdzisław; Agnieszka; Michał; Żaneta; Krzysztof; Wojciech; Halina; Jędrzej',
    family:
      'Wiśniewska; Brzęczyszczykiewicz; Dąbrowski; Szczepański; Źrebiec; Kowalska-Nowak; Łuczak; Wójcik; Kamińska; Żak; Nowak; Zieliński; Grzegorzewska; Śliwa; Błaszczykowski',
    places: 'ul. Świętokrzyska 31 | 00-049 | Warszawa | mazowieckie; ul. Długa 5 | 31-147 | Kraków | małopolskie',
  },
  {
    language: 'sv-SE',
    country: 'SE',
    order: 'given-first',
    phonePrefix: '+46 8 505',
    given: 'Åsa; Göran; Björn; Märta; Øystein; Jørgen; Sigríður; Þórdís; Ásgeir; Linnéa; Søren; Håkan; Æsa; Pär; Freja',
    family:
      'Åkesson; Sjöström; Østergård; Guðmundsdóttir; Ångström; Lindqvist; Bjørnstad; Nyström; Þorsteinsson; Hellström; Kjær; Söderberg; Ekström; Strömqvist; Håkansson',
    places: 'Drottninggatan 71 | 111 36 | Stockholm | Stockholms län; Kungsportsavenyn 21 | 411 36 | Göteborg | Västra Götaland',
  },
  {
    language: 'tr-TR',
    country: 'TR',
    order: 'given-first',
    phonePrefix: '+90 212 555',
    given: 'İbrahim; Ayşe; Çağlar; Şebnem; Ümit; Işıl; Gökçe; Özgür; Yiğit; Tuğçe; Ilgın; Bülent; Zeynep; Oğuzhan; Nilüfer',
    family: 'Yılmaz; Işık; Çelik; Şahin; Öztürk; Kılıç; Güneş; Aydın; Doğan; Yıldız; İnönü; Kaya; Demirtaş; Koç; Çağlayan',
    places: 'İstiklal Caddesi 120 | 34433 | İstanbul | İstanbul; Atatürk Bulvarı 8 | 06420 | Ankara | Ankara',
  },
  {
    language: 'vi-VN',
    country: 'VN',
    order: 'family-first',
    phonePrefix: '+84 28 3555',
    given: 'Thị Hồng Hạnh; Văn Đức; Minh Tuấn; Thu Hương; Quốc Bảo; Ngọc Ánh; Hữu Phước; Bích Thủy; Đăng Khoa; Thanh Tâm',
    family: 'Nguyễn; Nguyễn; Trần; Lê; Phạm; Đặng; Võ; Bùi; Đỗ; Hoàng',
    places: 'Đường Nguyễn Huệ 22 | 700000 | Thành phố Hồ Chí Minh | Hồ Chí Minh; Phố Hàng Gai 88 | 100000 | Hà Nội | Hà Nội',
  },
  {
    language: 'ru-RU',
    country: 'KZ',
    order: 'given-first',
    phonePrefix: '+7 727 355',
    given:
      'Наталья/Natalya; Сергей/Sergey; Юлия/Yuliya; Дмитрий/Dmitriy; Екатерина/Ekaterina; Алексей/Aleksey; Жанна/Zhanna; Михаил/Mikhail; Ольга/Olga; Илья/Ilya; Щепан/Shchepan; Анна-Мария/Anna-Mariya; Фёдор/Fyodor; Айгуль/Aigul; Ярослав/Yaroslav',
    family:
      'Иванова/Ivanova; Щербаков/Shcherbakov; Кузнецова/Kuznetsova; Мусоргский/Musorgskiy; Чайковская/Chaykovskaya; Жуков/Zhukov; Римская-Корсакова/Rimskaya-Korsakova; Ёлкин/Yolkin; Нурмагамбетова/Nurmagambetova; Соколов/Sokolov; Хрущёв/Khrushchyov; Ахметов/Akhmetov; Вознесенский/Voznesenskiy; Попова/Popova; Цой/Tsoy',
    places: 'проспект Абая 52 | 050000 | Алматы | Алматы; улица Кенесары 40 | 010000 | Астана | Астана',
  },
  {
    language: 'el-GR',
    country: 'GR',
    order: 'given-first',
    phonePrefix: '+30 210 355',
    given:
      'Γιώργος/Giorgos; Ελένη/Eleni; Κωνσταντίνος/Konstantinos; Αικατερίνη/Aikaterini; Νίκος/Nikos; Ευαγγελία/Evangelia; Δημήτρης/Dimitris; Χρυσάνθη/Chrysanthi; Ιωάννης/Ioannis; Θεοδώρα/Theodora',
    family:
      'Παπαδόπουλος/Papadopoulos; Οικονόμου/Oikonomou; Γεωργίου/Georgiou; Χατζηκωνσταντίνου/Chatzikonstantinou; Αντωνίου/Antoniou; Ξενάκης/Xenakis; Καζαντζάκης/Kazantzakis; Δημητρακοπούλου/Dimitrakopoulou; Σαββίδης/Savvidis; Ψαρρός/Psarros',
    places: 'Οδός Ερμού 56 | 105 63 | Αθήνα | Αττική; Τσιμισκή 44 | 546 23 | Θεσσαλονίκη | Κεντρική Μακεδονία',
  },
  {
    language: 'zh-CN',
    country: 'CN',
    order: 'family-first-joined',
    phonePrefix: '+86 21 5555',
    given:
      '伟/Wei; 秀英/Xiuying; 娜/Na; 志强/Zhiqiang; 丽华/Lihua; 建国/Jianguo; 梓涵/Zihan; 浩然/Haoran; 雪梅/Xuemei; 国栋/Guodong; 欣怡/Xinyi; 宇轩/Yuxuan',
    family: '王/Wang; 李/Li; 张/Zhang; 刘/Liu; 陈/Chen; 杨/Yang; 黄/Huang; 欧阳/Ouyang; 吕/Lyu; 赵/Zhao; 司马/Sima; 周/Zhou',
    places: '南京东路318号 | 200001 | 上海市 | 上海; 建国门外大街1号 | 100004 | 北京市 | 北京',
  },
  {
    language: 'ja-JP',
    country: 'JP',
    order: 'family-first',
    phonePrefix: '+81 3 5550',
    given:
      '太郎/Taro; 花子/Hanako; 健一/Kenichi; さくら/Sakura; 陽菜/Hina; ケンジ/Kenji; 美咲/Misaki; 大輔/Daisuke; 結衣/Yui; 翔太/Shota; 愛/Ai; 直樹/Naoki',
    family:
      '山田/Yamada; 佐藤/Sato; 鈴木/Suzuki; 髙橋/Takahashi; 田中/Tanaka; 渡邉/Watanabe; 伊集院/Ijuin; 小林/Kobayashi; 勅使河原/Teshigawara; 斎藤/Saito; 長谷川/Hasegawa; 﨑山/Sakiyama',
    places: '丸の内1-9-1 | 100-0005 | 千代田区 | 東京都; 梅田3-1-3 | 530-0001 | 大阪市 | 大阪府',
  },
  {
    language: 'ko-KR',
    country: 'KR',
    order: 'family-first-joined',
    phonePrefix: '+82 2 555',
    given: '민준/Minjun; 서연/Seoyeon; 지훈/Jihun; 하은/Haeun; 영숙/Yeongsuk; 도윤/Doyun; 수빈/Subin; 은지/Eunji; 현우/Hyeonu; 지민/Jimin',
    family: '김/Kim; 이/Lee; 박/Park; 최/Choi; 정/Jeong; 남궁/Namgung; 강/Kang; 조/Cho; 윤/Yoon; 황보/Hwangbo',
    places: '세종대로 110 | 04524 | 서울특별시 | 서울; 해운대해변로 264 | 48099 | 부산광역시 | 부산',
  },
  {
    language: 'ar-EG',
    country: 'EG',
    order: 'given-first',
    phonePrefix: '+20 2 2555',
    given:
      'محمد/Mohamed; فاطمة/Fatma; أحمد/Ahmed; عبد الرحمن/Abdelrahman; ليلى/Layla; يوسف/Youssef; نور الهدى/Nourelhoda; خالد/Khaled; مريم/Maryam; إبراهيم/Ibrahim',
    family:
      'حسين/Hussein; عبد العزيز/Abdelaziz; الفاروق/Elfarouk; السيد/Elsayed; منصور/Mansour; القحطاني/Alqahtani; نجيب/Naguib; أبو زيد/Abouzeid; الشريف/Elsherif; مصطفى/Mostafa',
    places: 'شارع طلعت حرب 24 | 11511 | القاهرة | القاهرة; طريق الكورنيش 10 | 21500 | الإسكندرية | الإسكندرية',
  },
  {
    language: 'he-IL',
    country: 'IL',
    order: 'given-first',
    phonePrefix: '+972 3 555',
    given: 'יעל/Yael; דוד/David; נועה/Noa; אברהם/Avraham; שירה/Shira; איתן/Eitan; רבקה/Rivka; יונתן/Yonatan',
    family: 'כהן/Cohen; לוי/Levi; מזרחי/Mizrahi; בן־דוד/Ben-David; פרידמן/Friedman; שפירא/Shapira; אוחיון/Ohayon; גולדשטיין/Goldstein',
    places: 'רחוב אלנבי 99 | 6513401 | תל אביב | תל אביב; רחוב יפו 34 | 9423001 | ירושלים | ירושלים',
  },
  {
    language: 'hi-IN',
    country: 'IN',
    order: 'given-first',
    phonePrefix: '+91 22 5555',
    given:
      'प्रिया/Priya; राजेश/Rajesh; अनन्या/Ananya; विक्रम/Vikram; श्रीनिवास/Shrinivas; कृष्णा/Krishna; दीपिका/Deepika; अर्जुन/Arjun; लक्ष्मी/Lakshmi; संजय/Sanjay; ऋतिका/Ritika; मोहम्मद/Mohammad',
    family:
      'शर्मा/Sharma; पटेल/Patel; वेंकटसुब्रमण्यम/Venkatasubramanyam; गुप्ता/Gupta; सिंह/Singh; चट्टोपाध्याय/Chattopadhyay; अय्यर/Iyer; त्रिपाठी/Tripathi; देशमुख/Deshmukh; ख़ान/Khan; राव/Rao; भट्टाचार्य/Bhattacharya',
    places: 'महात्मा गांधी मार्ग 12 | 400001 | मुंबई | महाराष्ट्र; जनपथ 5 | 110001 | नई दिल्ली | दिल्ली',
  },
]
