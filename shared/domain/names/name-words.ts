/** Words that names are made of, lower case, without dots. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Legal forms: never part of what people call the company. */
export const LEGAL_FORMS = words(`
  inc incorporated corp corporation ltd limited llc llp lp plc ag se sa sas sarl gmbh mbh kg kgaa nv bv co company
  spa srl ab publ oyj oy asa as aps kk pte pty bhd tbk pjsc jsc ooo sab cv ltda sae eg ev ohg`);

/** Structure, often left out in speech. */
export const GROUP_WORDS = words(
  'group holdings holding gruppe groupe grupo gruppo konzern international',
);

/** Legal forms of scripts without spaces, before or after the name. */
export const UNSPACED_LEGAL_FORMS =
  /^(?:株式会社|有限会社|주식회사)|(?:株式会社|有限会社|股份有限公司|有限责任公司|有限公司|集团|주식회사)$|[(（](?:株|주|有)[)）]/gu;

/**
 * First words that many companies share, or that are ordinary English: alone they name nobody. Places and
 * given names are among them.
 */
export const COMMON_WORDS = words(`
  general united american first national international global delta alpha beta gamma omega sigma mercury apollo atlas
  pioneer standard royal federal central union pacific atlantic north northern south southern east eastern west western
  southwest northwest northeast southeast new great best home blue red green black white golden gold silver star sun
  moon digital capital city state states bank banco banque air energy power water data smart super universal
  continental imperial metro liberty eagle phoenix titan summit frontier horizon vision future advanced applied modern
  premier prime quality total allied associated consolidated independent integrated interactive strategic dynamic
  public private people peoples social open free fast quick easy simple clear bright true pure fresh natural organic
  life health healthcare medical care family world earth planet ocean river lake mountain forest island bay
  british deutsche german french swiss italian spanish dutch swedish danish norwegian finnish austrian european euro
  chinese china japan japanese korea korean india indian asia asian africa african australia australian canada canadian
  russia russian brazil brazilian mexico mexican turkish singapore hong london paris berlin york boston chicago texas
  california alaska hawaii hawaiian virginia carolina houston dallas denver detroit seattle los san santa saint
  nippon nihon koninklijke kongl societe credit compagnie groupe grupo gruppo banca caixa industrial commercial financial technology
  technologies electric electronic electronics motor motors steel oil gas petroleum mining insurance trust fund asset
  charles morgan john james william robert thomas martin henry george johnson joseph michael david peter paul mary anna
  edward albert louis walter frank jack sam max carl hans franz otto smith brown jones wilson taylor davis
  apple orange target shell visa gap square block oracle amazon meta alphabet match sage progressive discover
  company corporation firm business businesses enterprise startup startups others other none unknown various several many
  competitors competitor rivals rival peers industry market sector customers suppliers management board investors
  the this that these those it its they them their we our you your he she his her
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december`);

/** Of the words above, those by which one well-known company goes: alone they do name it. */
export const WELL_KNOWN = words('apple oracle amazon meta alphabet visa shell target orange sage');
