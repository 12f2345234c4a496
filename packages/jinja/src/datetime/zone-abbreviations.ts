/**
 * The short name of a time zone at that offset, such as `CEST`: what `%Z` prints. Where the zone has no name of its own
 * it is the offset, such as `-03`, as in the tz database.
 * @param zone a name of the tz database, such as `Europe/Berlin`
 * @param offset from UTC in minutes
 */
export function zoneAbbreviation(zone: string, offset: number): string {
  table ??= readTable();
  return table.get(zone)?.get(offset) ?? numericName(offset);
}

let table: Map<string, Map<number, string>> | undefined;

function readTable(): Map<string, Map<number, string>> {
  const byZone = new Map<string, Map<number, string>>();
  for (const [names, zones] of abbreviations) {
    const byOffset = new Map<number, string>();
    for (const [, name = '', offset] of names.matchAll(/([A-Za-z]+)([+-]\d+)/g)) {
      byOffset.set(Number(offset), name);
    }
    for (const zone of zones.trim().split(/\s+/)) {
      byZone.set(zone, byOffset);
    }
  }
  return byZone;
}

function numericName(offset: number): string {
  const digits = (number: number): string => String(number).padStart(2, '0');
  const size = Math.abs(offset);
  const minutes = size % 60 === 0 ? '' : digits(size % 60);
  return `${offset < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}${minutes}`;
}

/**
 * The names with their offsets in minutes, and the zones that use them, from the tz database of IANA (release 2025b, the
 * years from 2000 on; public domain). JavaScript knows the offsets of the zones, but these names only in some languages.
 */
const abbreviations: ReadonlyArray<readonly [names: string, zones: string]> = [
  [
    'CET+60 CEST+120',
    `
      Africa/Ceuta Africa/Tunis Arctic/Longyearbyen Atlantic/Jan_Mayen CET Europe/Amsterdam Europe/Andorra
      Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen
      Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta
      Europe/Monaco Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague Europe/Rome Europe/San_Marino
      Europe/Sarajevo Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican Europe/Vienna
      Europe/Warsaw Europe/Zagreb Europe/Zurich Poland
    `,
  ],
  [
    'GMT+0',
    `
      Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry Africa/Dakar
      Africa/Freetown Africa/Lome Africa/Monrovia Africa/Nouakchott Africa/Ouagadougou Africa/Timbuktu
      America/Danmarkshavn Atlantic/Reykjavik Atlantic/St_Helena Etc/GMT Etc/GMT+0 Etc/GMT-0 Etc/GMT0
      Etc/Greenwich GMT GMT+0 GMT-0 GMT0 Greenwich Iceland
    `,
  ],
  [
    'AST-240',
    `
      America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon America/Curacao
      America/Dominica America/Grenada America/Guadeloupe America/Kralendijk America/Lower_Princes
      America/Marigot America/Martinique America/Montserrat America/Port_of_Spain America/Puerto_Rico
      America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent
      America/Tortola America/Virgin
    `,
  ],
  [
    'EET+120 EEST+180',
    `
      Africa/Cairo Asia/Beirut Asia/Famagusta Asia/Gaza Asia/Hebron Asia/Nicosia EET Egypt Europe/Athens
      Europe/Bucharest Europe/Chisinau Europe/Helsinki Europe/Kiev Europe/Kyiv Europe/Mariehamn Europe/Nicosia
      Europe/Riga Europe/Sofia Europe/Tallinn Europe/Tiraspol Europe/Uzhgorod Europe/Vilnius Europe/Zaporozhye
    `,
  ],
  [
    'CST-360 CDT-300',
    `
      America/Chicago America/Guatemala America/Indiana/Knox America/Indiana/Tell_City America/Knox_IN
      America/Managua America/Matamoros America/Menominee America/Merida America/Mexico_City America/Monterrey
      America/North_Dakota/Center America/Rainy_River America/Rankin_Inlet America/Resolute America/Tegucigalpa
      America/Winnipeg CST6CDT Canada/Central Mexico/General US/Central US/Indiana-Starke
    `,
  ],
  [
    'EST-300 EDT-240',
    `
      America/Detroit America/Fort_Wayne America/Grand_Turk America/Indiana/Indianapolis America/Indiana/Marengo
      America/Indiana/Vevay America/Indianapolis America/Kentucky/Louisville America/Louisville America/Montreal
      America/Nassau America/New_York America/Nipigon America/Port-au-Prince America/Thunder_Bay America/Toronto
      Canada/Eastern EST5EDT US/East-Indiana US/Eastern US/Michigan
    `,
  ],
  [
    'MST-420 MDT-360',
    `
      America/Boise America/Ciudad_Juarez America/Denver America/Edmonton America/Inuvik America/Mazatlan
      America/Shiprock America/Yellowknife Canada/Mountain MST7MDT Mexico/BajaSur Navajo US/Mountain
    `,
  ],
  [
    'EAT+180',
    `
      Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala
      Africa/Mogadishu Africa/Nairobi Indian/Antananarivo Indian/Comoro Indian/Mayotte
    `,
  ],
  [
    'WAT+60',
    `
      Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos Africa/Libreville
      Africa/Luanda Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo
    `,
  ],
  [
    'AEST+600 AEDT+660',
    `
      Antarctica/Macquarie Australia/ACT Australia/Canberra Australia/Currie Australia/Hobart
      Australia/Melbourne Australia/NSW Australia/Sydney Australia/Tasmania Australia/Victoria
    `,
  ],
  [
    'CST+480',
    `
      Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Macao Asia/Macau Asia/Shanghai Asia/Taipei PRC ROC
    `,
  ],
  [
    'PST-480 PDT-420',
    `
      America/Ensenada America/Los_Angeles America/Santa_Isabel America/Tijuana America/Vancouver Canada/Pacific
      Mexico/BajaNorte PST8PDT US/Pacific
    `,
  ],
  [
    'CAT+120',
    `
      Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Kigali Africa/Lubumbashi
      Africa/Lusaka Africa/Maputo
    `,
  ],
  ['UTC+0', 'Etc/UCT Etc/UTC Etc/Universal Etc/Zulu UCT UTC Universal Zulu'],
  [
    'AKST-540 AKDT-480',
    `
      America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka America/Yakutat US/Alaska
    `,
  ],
  [
    'AST-240 ADT-180',
    `
      America/Glace_Bay America/Goose_Bay America/Halifax America/Moncton America/Thule Atlantic/Bermuda
      Canada/Atlantic
    `,
  ],
  [
    'EET+120',
    `
      Asia/Amman Asia/Damascus Asia/Istanbul Europe/Istanbul Europe/Kaliningrad Europe/Minsk Turkey
    `,
  ],
  [
    'EST-300',
    `
      America/Atikokan America/Cayman America/Coral_Harbour America/Jamaica America/Panama EST Jamaica
    `,
  ],
  [
    'GMT+0 BST+60',
    `
      Europe/Belfast Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/London GB GB-Eire
    `,
  ],
  [
    'WET+0 WEST+60',
    `
      Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe Atlantic/Madeira Europe/Lisbon Portugal WET
    `,
  ],
  [
    'CST-360',
    `
      America/Belize America/Costa_Rica America/El_Salvador America/Regina America/Swift_Current
      Canada/Saskatchewan
    `,
  ],
  [
    'CST-360 EST-300 EDT-240',
    `
      America/Indiana/Petersburg America/Indiana/Vincennes America/Indiana/Winamac America/Iqaluit
      America/Kentucky/Monticello America/Pangnirtung
    `,
  ],
  ['MST-420', 'America/Creston America/Dawson_Creek America/Hermosillo America/Phoenix MST US/Arizona'],
  ['ACST+570 ACDT+630', 'Australia/Adelaide Australia/Broken_Hill Australia/South Australia/Yancowinna'],
  ['HST-600', 'HST Pacific/Honolulu Pacific/Johnston US/Hawaii'],
  [
    'MST-420 CST-360 CDT-300',
    `
      America/Bahia_Banderas America/North_Dakota/Beulah America/North_Dakota/New_Salem America/Ojinaga
    `,
  ],
  ['NZST+720 NZDT+780', 'Antarctica/McMurdo Antarctica/South_Pole NZ Pacific/Auckland'],
  ['PST-480 MST-420', 'America/Dawson America/Fort_Nelson America/Whitehorse Canada/Yukon'],
  ['SST-660', 'Pacific/Midway Pacific/Pago_Pago Pacific/Samoa US/Samoa'],
  ['AEST+600', 'Australia/Brisbane Australia/Lindeman Australia/Queensland'],
  ['HST-600 HDT-540', 'America/Adak America/Atka US/Aleutian'],
  ['IST+120 IDT+180', 'Asia/Jerusalem Asia/Tel_Aviv Israel'],
  ['MSK+180 MSK+240', 'Europe/Kirov Europe/Moscow W-SU'],
  ['SAST+120', 'Africa/Johannesburg Africa/Maseru Africa/Mbabane'],
  ['ACST+570', 'Australia/Darwin Australia/North'],
  ['AWST+480 AWDT+540', 'Australia/Perth Australia/West'],
  ['CAT+120 EAT+180', 'Africa/Juba Africa/Khartoum'],
  ['CET+60 EET+120', 'Africa/Tripoli Libya'],
  ['CST-300 CDT-240', 'America/Havana Cuba'],
  ['ChST+600', 'Pacific/Guam Pacific/Saipan'],
  ['GMT+0 IST+60', 'Eire Europe/Dublin'],
  ['HKT+480', 'Asia/Hong_Kong Hongkong'],
  ['IST+330', 'Asia/Calcutta Asia/Kolkata'],
  ['JST+540', 'Asia/Tokyo Japan'],
  ['KST+540', 'Asia/Seoul ROK'],
  ['NST-210 NDT-150', 'America/St_Johns Canada/Newfoundland'],
  ['WIB+420', 'Asia/Jakarta Asia/Pontianak'],
  ['WITA+480', 'Asia/Makassar Asia/Ujung_Pandang'],
  ['CET+60', 'Africa/Algiers'],
  ['CST-360 EST-300', 'America/Cancun'],
  ['EET+120 MSK+180 MSK+240', 'Europe/Simferopol'],
  ['EST-300 AST-240', 'America/Santo_Domingo'],
  ['GMT+0 WAT+60', 'Africa/Sao_Tome'],
  ['KST+510 KST+540', 'Asia/Pyongyang'],
  ['MET+60 MEST+120', 'MET'],
  ['MSK+180', 'Europe/Volgograd'],
  ['MST-420 CST-360', 'America/Chihuahua'],
  ['MST-420 MDT-360 EST-300', 'America/Cambridge_Bay'],
  ['PKT+300 PKST+360', 'Asia/Karachi'],
  ['PST+480', 'Asia/Manila'],
  ['WAT+60 CAT+120', 'Africa/Windhoek'],
  ['WIT+540', 'Asia/Jayapura'],
];
